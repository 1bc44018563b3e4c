// In the page that a host shows for an address it does not know, at any depth: leads its links back to the
// first folder of the address, where a project's pages are. A build with a base URL knows better.
(function () {
  var path = location.pathname.split('/');
  var links = document.getElementsByTagName('a');
  if (location.protocol === 'file:' || path.length < 3) return;
  for (var n = 0; n < links.length; n++) {
    links[n].setAttribute('href', '/' + path[1] + '/' + links[n].getAttribute('href'));
  }
})();
