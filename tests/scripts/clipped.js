// Text that does not fit the box that hides what is too much.
() => [...document.querySelectorAll('button, select, data, .mark, .verdict p, th, td, h1, h2, .figcaption')]
  .filter((one) => one.offsetParent && getComputedStyle(one).overflow !== 'visible' &&
    !one.matches('.visually-hidden, select') && one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.outerHTML.slice(0, 90)).slice(0, 5)
