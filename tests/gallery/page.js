// Draws the cards that are chosen above, with Microsoft's renderer, and tells what is wrong with each.
"use strict";

const CHOICES = {
  capability: ["", ...new Set(CARDS.map((each) => each.capability))],
  world: [...new Set(CARDS.map((each) => each.world))],
  language: [...new Set(CARDS.map((each) => each.language))],
  width: ["446", "364"],
  theme: ["light", "dark"],
};

function draw(shown, theme) {
  const card = new AdaptiveCards.AdaptiveCard();
  const told = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  card.hostConfig = new AdaptiveCards.HostConfig(HOSTS[theme]);
  card.parse(shown.card, told);
  const article = document.createElement("article");
  const title = document.createElement("h2");
  title.textContent = `${shown.person} · ${shown.path}`;
  const frame = document.createElement("div");
  frame.className = "card";
  frame.append(card.render());
  article.append(title, frame);
  const warnings = [];
  for (let n = 0; n < told.eventCount; n++) {
    const { message } = told.getEventAt(n);
    // The renderer finds fault with every language, "en" too: its pattern for them is spent after the first use.
    // A chart is Teams' own element; everywhere else its fallback is drawn, and looked at.
    if (!/property "lang"|element type "Chart\./.test(message)) warnings.push(`renderer: ${message}`);
  }
  return { article, frame, warnings };
}

// Everything wrong with the cards of one choice, drawn once and looked at in each of its widths, by their place in CARDS:
// [[width, number, sentence], ...].
function inspect(chosen) {
  show({ ...chosen, faults: false });
  // A theme changes colours only (teams-dark.json): the rest of a dark card is as it is in the light one.
  const look = chosen.theme === "dark" ? (frame) => [...faint(texts(frame))] : faults;
  return Object.entries(chosen.widths).flatMap(([width, tallest]) => {
    widen(width);
    return drawn.flatMap(({ number, frame, warnings }) =>
      [...warnings, ...look(frame), ...endless(frame, tallest)].map((each) => [width, number, each]));
  });
}

function widen(width) {
  document.documentElement.style.setProperty("--width", `${width}px`);
}

function endless(frame, tallest) {
  const high = Math.round(frame.getBoundingClientRect().height);
  return tallest && high > tallest ? [`${high} pixels high, at most ${tallest}`] : [];
}

let drawn = [];

function show(chosen) {
  const theme = chosen.theme || "light";
  document.body.className = theme;
  widen(chosen.width || 446);
  const main = document.getElementById("cards");
  main.replaceChildren();
  drawn = [];
  CARDS.forEach((shown, number) => {
    if (["capability", "world", "language"].some((name) => chosen[name] && shown[name] !== chosen[name])) return;
    const { article, frame, warnings } = draw(shown, theme);
    main.append(article);
    drawn.push({ number, article, frame, warnings });
  });
  if (chosen.faults === false) return;
  for (const { article, frame, warnings } of drawn) {
    const list = document.createElement("ul");
    for (const fault of [...warnings, ...faults(frame)]) {
      list.append(Object.assign(document.createElement("li"), { textContent: fault }));
    }
    if (list.children.length) article.append(list);
  }
}

function choices() {
  const chosen = Object.fromEntries(new URLSearchParams(location.search));
  for (const [name, values] of Object.entries(CHOICES)) {
    const select = document.createElement("select");
    for (const value of values) select.add(new Option(value || "all", value));
    select.value = chosen[name] ?? values[name === "capability" ? 1 : 0] ?? "";
    chosen[name] = select.value;
    select.onchange = () => { chosen[name] = select.value; show(chosen); };
    const label = document.createElement("label");
    label.append(`${name} `, select);
    document.getElementById("choices").append(label);
  }
  return chosen;
}

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = text; result.didProcess = false; };
if (location.hash !== "#inspected") show(choices());
