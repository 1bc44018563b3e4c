// Runs before anything is drawn, in any browser since 2000: counts on every script of the page, so that
// the room for what they bring is kept, and gives up on those that did not run. See states.css.
(function (root) {
  var expected = ['main', 'article', 'verify'];
  root.className = 'has-main has-article has-verify' + (/mode=inference/.test(location.hash) ? ' drawing' : '');
  document.addEventListener('DOMContentLoaded', function () {
    var modules = (window.explorable || {}).modules || {};
    var names = [];
    for (var n = 0; n < expected.length; n++) {
      if (modules[expected[n] + '.js']) names.push('has-' + expected[n]);
    }
    root.className = names.join(' '); // from here on, each inspector says its own mode
  });
})(document.documentElement);
