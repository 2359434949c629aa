/** htm builds the tree, preact draws it: text is always text, never markup. */
export { html, render } from 'htm/preact';
