// Columns of numbers in tables of the text that do not end under one another; one word among them is allowed.
() => [...document.querySelectorAll('article .table table')].flatMap((table) => {
  const rows = [...table.tBodies[0].rows];
  return [...rows[0].cells].flatMap((head, n) => {
    const cells = rows.map((row) => row.cells[n]).filter(Boolean);
    const numbers = cells.filter((cell) => /^[−+]?[\d.,]+\s?%?$/.test(cell.innerText.trim()));
    if (numbers.length < 2 || numbers.length < cells.length - 1) return [];
    return ['end', 'right'].includes(getComputedStyle(numbers[0]).textAlign) ? [] : [numbers[0].innerText];
  });
})
