// The address that the state of the page has.
() => {
  const { formatAddress } = explorable.modules['address.js'];
  const { DEFAULTS } = explorable.modules['state.js'];
  return formatAddress(document.querySelector('.inspector').inspector.store.get(), DEFAULTS);
}
