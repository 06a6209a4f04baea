// What a person would stumble over in a drawn card. Used in the gallery and in the Playground's page alike:
// faults(element) gives sentences, and none for a good card.
"use strict";

function faults(card) {
  const seen = texts(card);
  return [
    ...cutOff(card, seen), ...overlapping(seen), ...unlabelled(card), ...pictures(card), ...faint(seen), ...headings(card),
    ...outOfOrder(seen),
  ];
}

// Every piece of text in sight, with the rectangles of its lines.
function texts(card) {
  const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  const [found, hidden] = [[], new Map()];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter((each) => each.width > 1 && each.height > 1);
    const holder = node.parentElement;
    if (lines.length && getComputedStyle(holder).visibility === "visible" && !hiddenFromSight(holder, hidden)) {
      found.push({ text: node.data.trim(), holder, lines });
    }
  }
  return found;
}

// What only a screen reader reads is drawn in a corner of one pixel.
function hiddenFromSight(element, known) {
  if (!element) return false;
  if (!known.has(element)) {
    const style = getComputedStyle(element);
    const box = style.overflow === "hidden" ? element.getBoundingClientRect() : null;
    const small = box !== null && box.width <= 2 && box.height <= 2;
    known.set(element, style.clip !== "auto" || small || hiddenFromSight(element.parentElement, known));
  }
  return known.get(element);
}

const named = (text) => JSON.stringify(text.length > 50 ? `${text.slice(0, 50)}…` : text);

function* cutOff(card, seen) {
  const [frame, known] = [card.getBoundingClientRect(), new Map()];
  for (const { text, holder, lines } of seen) {
    if (lines.some((line) => line.right > frame.right + 1 || line.left < frame.left - 1)) {
      yield `cut off at the card's edge: ${named(text)}`;
      continue;
    }
    for (const { box, scrolls } of windows(holder, card, known)) {
      const cut = lines.some((line) => line.right > box.right + 1 || (!scrolls && line.bottom > box.bottom + 3));
      if (cut) { yield `cut off: ${named(text)}`; break; }
    }
  }
}

// Everything around an element, up to the card, that cuts off what goes over its edge.
function windows(element, card, known) {
  if (!element || !card.contains(element)) return [];
  if (!known.has(element)) {
    const { overflowX, overflowY } = getComputedStyle(element);
    const cuts = overflowX !== "visible" || overflowY !== "visible";
    const own = cuts ? [{ box: element.getBoundingClientRect(), scrolls: overflowY === "auto" }] : [];
    known.set(element, [...own, ...windows(element.parentElement, card, known)]);
  }
  return known.get(element);
}

function* overlapping(seen) {
  const lines = seen.flatMap(({ text, holder, lines }) => lines.map((box) => ({ text, holder, box })));
  lines.sort((one, other) => one.box.top - other.box.top);
  for (let n = 0; n < lines.length; n++) {
    for (let m = n + 1; m < lines.length && lines[m].box.top < lines[n].box.bottom - 4; m++) {
      const [one, other] = [lines[n], lines[m]];
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (wide > 2 && high > 5) yield `overlapping: ${named(one.text)} and ${named(other.text)}`;
    }
  }
}

function* unlabelled(card) {
  for (const field of card.querySelectorAll("input, select, textarea")) {
    if (field.type === "hidden" || !field.getClientRects().length) continue;
    const ids = (field.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean);
    const own = [field.getAttribute("aria-label"), ...ids.map((id) => document.getElementById(id)?.textContent)];
    // To find a field's labels the browser searches the whole page: only where nothing else names it.
    const words = own.join("").trim() || [...(field.labels || [])].map((label) => label.textContent).join("").trim();
    if (!words) yield `a field without a label: ${field.tagName.toLowerCase()} ${field.id || field.name}`;
  }
}

function* pictures(card) {
  for (const picture of card.querySelectorAll("img")) {
    if (!picture.alt.trim() && picture.getAttribute("role") !== "presentation") yield "a picture without words";
  }
}

function* headings(card) {
  if (!card.querySelector("[role=heading], h1, h2, h3")) yield "no heading";
}

// A screen reader reads in the order of the document: nothing may stand above what is read before it, but for the
// columns beside each other.
function* outOfOrder(seen) {
  let before = null;
  for (const { text, holder } of seen) {
    const box = holder.getBoundingClientRect();
    if (before && box.bottom <= before.box.top + 2 && box.left < before.box.right) {
      yield `read after what stands below it: ${named(text)}`;
    }
    before = { box };
  }
}

function* faint(seen) {
  const told = new Set();
  for (const { text, holder } of seen) {
    // Charts and buttons are the host's own drawing, in its own colours and their changes.
    if (holder.closest("svg, button, [class*=chart i]")) continue;
    const style = getComputedStyle(holder);
    const [ink, paper] = [colour(style.color), background(holder)];
    const large = parseFloat(style.fontSize) >= 18.6 && parseInt(style.fontWeight) >= 600;
    const ratio = contrast(ink, paper);
    const pair = `${style.color} on ${paper.join(",")}`;
    if (ratio < (large ? 3 : 4.5) && !told.has(pair)) {
      told.add(pair);
      yield `faint: ${named(text)} has a contrast of ${ratio.toFixed(1)}`;
    }
  }
}

function colour(css) {
  const [r, g, b, a = 1] = css.match(/[\d.]+/g).map(Number);
  return [r, g, b, a];
}

function background(element) {
  for (let each = element; each; each = each.parentElement) {
    const [r, g, b, a] = colour(getComputedStyle(each).backgroundColor);
    if (a > 0.5) return [r, g, b];
  }
  return [255, 255, 255];
}

function contrast(ink, paper) {
  const light = (parts) => parts.slice(0, 3)
    .map((each) => each / 255)
    .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
    .reduce((sum, each, n) => sum + each * [0.2126, 0.7152, 0.0722][n], 0);
  const [one, other] = [light(ink), light(paper)].sort((a, b) => b - a);
  return (one + 0.05) / (other + 0.05);
}
