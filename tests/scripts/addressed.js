// The address that the state of the page has.
() => {
  const { formatAddress } = explorable.modules['state/address.js'];
  const { DEFAULTS } = explorable.modules['state/state.js'];
  return formatAddress(document.querySelector('.inspector').inspector.store.get(), DEFAULTS);
}
