// Runs before anything is drawn, in any browser since 2000: counts on every script of the page, so that
// the room for what they bring is kept, and gives up on those that did not run. See states.css.
(function (root) {
  root.className = 'has-main has-article has-verify' +
    (/mode=inference/.test(location.hash) ? ' drawing' : '') + (/select=/.test(location.hash) ? ' opening' : '');
  document.addEventListener('DOMContentLoaded', function () {
    var modules = (window.explorable || {}).modules || {};
    root.className = root.className.replace(/has-(\w+)|drawing|opening/g, function (name, script) {
      return modules[(script || 'main') + '.js'] ? name : '';
    });
  });
})(document.documentElement);
