// Builders of elements. Text is set as text, never as markup; a class in it gets its face.

import { classesApart, plain } from '../language/text.js';

const SVG = 'http://www.w3.org/2000/svg';
const WITH_WORD = /([^\s\u2069]*\s?\u2068.*?\u2069)/; // a class and the word before it

// h('button', { type: 'button', onclick: f, 'aria-label': 'Play' }, 'text', child, …)
/** @param {string} tag @param {Record<string, any> | null} attributes @param {...any} children @returns {any} */
export function h(tag, attributes, ...children) {
  return build(document.createElement(tag), attributes, children);
}

/** @param {string} tag @param {Record<string, any> | null} attributes @param {...any} children @returns {any} */
export function svg(tag, attributes, ...children) {
  return build(document.createElementNS(SVG, tag), attributes, children);
}

function build(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else setAttribute(element, name, value);
  }
  const given = children.flat().filter((child) => child !== null && child !== undefined);
  element.append(...given.flatMap((child) => (hasClass(child) ? faced(child, element) : child)));
  return element;
}

function hasClass(text) {
  return typeof text === 'string' && text.includes('\u2068');
}

// 'answered ⁨2⁩' -> text and an element for the class, to stand in a parent. A line does not break before the class.
function faced(text, parent) {
  if (parent instanceof SVGElement) return withFaces(text, svg, 'tspan');
  const unbroken = (piece) => h('span', { class: 'unbroken' }, ...withFaces(piece, h, 'span'));
  return text.split(WITH_WORD).map((piece, n) => (n % 2 ? unbroken(piece) : piece)).filter((piece) => piece !== '');
}

function withFaces(text, make, tag) {
  const face = (name) => make(tag, { class: 'class-name' }, name);
  return classesApart(text).map((piece, n) => (n % 2 ? face(piece) : piece)).filter((piece) => piece !== '');
}

// Sets an attribute; null, undefined and false take it away.
/** @param {Element} element @param {string} name @param {any} value */
export function setAttribute(element, name, value) {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : plain(String(value)));
}

// Returns a function that writes text into a node only when it differs. The node keeps one piece of text, since a new
// one would cost a place in the layout at every step; text that names classes is made of several.
/** @param {Element} node */
export function textSetter(node) {
  const piece = document.createTextNode(node.textContent);
  let shown = piece.data;
  node.replaceChildren(piece);
  return (text) => {
    if (text === shown) return;
    const had = hasClass(shown);
    shown = text;
    if (hasClass(text)) node.replaceChildren(...faced(text, node));
    else {
      piece.data = text;
      if (had) node.replaceChildren(piece);
    }
  };
}

// Returns a function that sets attributes of an element only where they differ from the last time.
/** @param {Element} element */
export function attributeSetter(element) {
  const shown = {};
  return (name, value) => {
    if (shown[name] === value) return;
    shown[name] = value;
    setAttribute(element, name, value);
  };
}

// A run number on screen: <data value="unrounded">shown</data>, and a setter for both.
export function dataElement(attributes) {
  const element = h('data', { value: 0, ...attributes });
  const text = textSetter(element);
  const set = attributeSetter(element);
  return {
    element,
    update(value, shown) {
      set('value', String(value));
      text(shown);
    },
  };
}

// The first element below `parent` that a selector finds, where the page always has one.
/** @param {ParentNode} parent @param {string} selector @returns {any} */
export function find(parent, selector) {
  const found = parent.querySelector(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

// The nearest element around the one that an event happened in, or itself, that a selector finds; or null.
/** @param {Event} event @param {string} selector @returns {any} */
export function closest(event, selector) {
  return event.target instanceof Element ? event.target.closest(selector) : null;
}

// Moves an element that stands at the origin of its box.
/** @param {HTMLElement | SVGElement} element @param {number} x @param {number} y */
export function moveTo(element, x, y) {
  element.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
}
