/**
 * Texts that try to run as a script, made by context and technique; all our own. Every element of theirs carries `data-planted`, and
 * every script of theirs opens a dialog or sets `window.__x`, so that a page tells when one got through.
 */
export const PLANTED = "data-planted";

const ACTS = 4;
const acts = (n: number): string => [`alert(${n})`, `window.__x=${n}`, `confirm(${n})`, `top.__x=${n}`][n % ACTS] ?? "";

/** What may stand before: the end of a text, an attribute, a script, a comment, or of an element that holds only text. */
const BREAKOUTS = [
  "",
  '">',
  "'>",
  "`>",
  "</script>",
  "</title>",
  "</textarea>",
  "</style>",
  "</noscript>",
  "</template>",
  "</option></select>",
  "-->",
  "--!>",
  "]]>",
  "*/",
  "</svg>",
  "\n>",
  "&quot;>",
  "\u2028>",
  "<!--><",
] as const;

type Body = (act: string) => string;

const ELEMENTS: readonly Body[] = [
  (act) => `<script ${PLANTED}>${act}</script>`,
  (act) => `<ScRiPt ${PLANTED}>${act}</sCrIpT >`,
  (act) => `<script ${PLANTED} src="data:text/javascript,${act}"></script>`,
  (act) => `<img ${PLANTED} src=x onerror=${act}>`,
  (act) => `<img ${PLANTED} src=x onerror="${act}">`,
  (act) => `<IMG ${PLANTED}/src=x/onerror=${act}//`,
  (act) => `<image ${PLANTED} src=x onerror=${act}>`,
  (act) => `<svg ${PLANTED} onload=${act}>`,
  (act) => `<svg ${PLANTED}><script>${act}</script></svg>`,
  (act) => `<svg ${PLANTED}><animate onbegin=${act} attributeName=x dur=1s></svg>`,
  (act) => `<svg ${PLANTED}><set attributeName=href to="javascript:${act}"></set></svg>`,
  (act) => `<svg ${PLANTED}><use href="data:image/svg+xml,<svg id='x' onload='${act}'/>#x"></use></svg>`,
  (act) => `<svg ${PLANTED}><foreignObject><iframe srcdoc="<script>${act}</script>"></iframe></foreignObject></svg>`,
  (act) => `<math ${PLANTED}><mtext><img src=x onerror=${act}></mtext></math>`,
  (act) => `<math ${PLANTED} href="javascript:${act}">x</math>`,
  (act) => `<video ${PLANTED}><source onerror=${act}></video>`,
  (act) => `<audio ${PLANTED} src=x onerror=${act}></audio>`,
  (act) => `<iframe ${PLANTED} src="javascript:${act}"></iframe>`,
  (act) => `<iframe ${PLANTED} srcdoc="<script>parent.${act}</script>"></iframe>`,
  (act) => `<object ${PLANTED} data="data:text/html,<script>${act}</script>"></object>`,
  (act) => `<embed ${PLANTED} src="javascript:${act}">`,
  (act) => `<details ${PLANTED} open ontoggle=${act}>x</details>`,
  (act) => `<input ${PLANTED} autofocus onfocus=${act}>`,
  (act) => `<select ${PLANTED} autofocus onfocus=${act}></select>`,
  (act) => `<body ${PLANTED} onload=${act}>`,
  (act) => `<marquee ${PLANTED} onstart=${act}>x</marquee>`,
  (act) => `<a ${PLANTED} href="javascript:${act}">x</a>`,
  (act) => `<a ${PLANTED} href="data:text/html,<script>${act}</script>">x</a>`,
  (act) => `<form ${PLANTED} action="javascript:${act}"><button>x</button></form>`,
  (act) => `<button ${PLANTED} formaction="javascript:${act}">x</button>`,
  (act) => `<meta ${PLANTED} http-equiv=refresh content="0;url=javascript:${act}">`,
  (act) => `<base ${PLANTED} href="javascript:${act}//">`,
  (act) => `<link ${PLANTED} rel=stylesheet href="data:text/css,*{}" onload=${act}>`,
  (act) => `<style ${PLANTED}>@import "javascript:${act}";</style>`,
  (act) => `<div ${PLANTED} style="background:url(javascript:${act})">x</div>`,
  (act) => `<dialog ${PLANTED} open oncancel=${act}>x</dialog>`,
  (act) => `<x-y ${PLANTED} onpointerenter=${act} style="position:fixed;inset:0">x</x-y>`,
];

/** What needs no element of its own: it stays inside an attribute, a script, a style, a template, a header or a file name. */
const OTHERS: readonly Body[] = [
  (act) => `" onmouseover="${act}" x="`,
  (act) => `' onmouseover='${act}' x='`,
  (act) => `" autofocus onfocus="${act}`,
  (act) => `x onpointerover=${act} `,
  (act) => `" style="animation-name:x" onanimationstart="${act}`,
  (act) => `";${act};//`,
  (act) => `';${act};//`,
  (act) => `\\";${act};//`,
  (act) => `\`-${act}-\``,
  (act) => `\${${act}}`,
  (act) => `"}};${act};({"a":{"b":"`,
  (act) => `]}</script><script ${PLANTED}>${act}</script>`,
  (act) => `<!--<script>${act}`,
  (act) => `\u2028${act}\u2029`,
  (act) => `\\u003cscript ${PLANTED}\\u003e${act}\\u003c/script\\u003e`,
  (act) => `&lt;script ${PLANTED}&gt;${act}&lt;/script&gt;`,
  (act) => `&#60;img ${PLANTED} src=x onerror=${act}&#62;`,
  (act) => `%3Cscript ${PLANTED}%3E${act}%3C/script%3E`,
  (act) => `＜script ${PLANTED}＞${act}＜/script＞`,
  (act) => `‹img ${PLANTED} src=x onerror=${act}›`,
  (act) => `<\u200Bscript ${PLANTED}>${act}</script>`,
  (act) => `<script\t${PLANTED}\n>${act}</script\t>`,
  (act) => `{{constructor.constructor('${act}')()}}`,
  (act) => `{{= ${act} }}<%= ${act} %>#{${act}}`,
  (act) => `}*{background:url("javascript:${act}")}`,
  (act) => `expression(${act})`,
  (act) => `x"><img ${PLANTED} src=x onerror=${act}>.pdf`,
  (act) => `a.pdf"\r\nContent-Type: text/html\r\n\r\n<script ${PLANTED}>${act}</script>`,
  (act) => `../../<img ${PLANTED} src=x onerror=${act}>\u202Efdp.html`,
  (act) => `=?utf-8?Q?=3Cscript_${PLANTED}=3E${act}=3C/script=3E?=`,
  (act) => `x\r\nBcc: a@evil.example\r\nContent-Type: text/html\r\n\r\n<b ${PLANTED} onclick=${act}>`,
  (act) => `[x](javascript:${act})`,
  (act) => `![x](x"onerror="${act})`,
  (act) => `http://evil.example/"onmouseover="${act}`,
  (act) => `java\tscript:${act}`,
  (act) => `__proto__[${act}]`,
];

/** Elements that take all that follows for text stand at the end, so that they hide nothing. */
const SWALLOWING: readonly Body[] = [
  (act) => `<noscript><p title="</noscript><img ${PLANTED} src=x onerror=${act}>">`,
  (act) => `<template ${PLANTED}><img src=x onerror=${act}>`,
  (act) => `<title><img ${PLANTED} src=x onerror=${act}></title>`,
  (act) => `<xmp ${PLANTED}>${act}`,
  (act) => `<textarea ${PLANTED}>${act}`,
  (act) => `<plaintext ${PLANTED}>${act}`,
];

/**
 * Texts for every field; the same in every run.
 * @param every each element behind every way out and with every act, and not only each pair of neighbours
 */
export function scriptPayloads(every = false): string[] {
  const all: string[] = [];
  const add = (text: (act: string) => string) => all.push(text(acts(all.length)));
  // Each element behind every third way out, another third for the next element: each pair of neighbours meets.
  ELEMENTS.forEach((element, at) =>
    BREAKOUTS.forEach((breakout, way) => {
      if (every) for (let act = 0; act < ACTS; act += 1) add((text) => breakout + element(text));
      else if (way === 0 || (at + way) % 2 === 0) add((act) => breakout + element(act));
    }),
  );
  for (const other of OTHERS) for (const before of ["", "织网台 ", "https://"]) add((act) => before + other(act));
  for (const last of SWALLOWING) add(last);
  return all;
}

const SCHEMES = [
  "javascript:",
  "JaVaScRiPt:",
  " javascript:",
  "\tjavascript:",
  "\u0001javascript:",
  "java\tscript:",
  "java\nscript:",
  "java\r\nscript:",
  "javascript\t:",
  "javascript&colon;",
  "&#106;avascript:",
  "java&#x09;script:",
  "javascript://%0a",
  "javascript:/*https://*/",
  "ｊａｖａｓｃｒｉｐｔ：",
  "\u00A0javascript:",
  "\uFEFFjavascript:",
  "\u2028javascript:",
  "vbscript:",
  "livescript:",
  "data:text/html,<script>",
  "data:text/html;base64,",
  "data:image/svg+xml,<svg onload=",
  "DATA:text/html,",
  "blob:null/",
  "filesystem:http://x/",
  "view-source:javascript:",
  "about:blank#",
  "file:///etc/passwd?",
  "intent://x#Intent;scheme=javascript;end;",
] as const;

/** Texts for fields that hold the address of a page: one at a time, because only a beginning counts. */
export function addressPayloads(): string[] {
  return [
    ...SCHEMES.map((scheme, n) => `${scheme}${acts(n)}`),
    'https://x.example/"onmouseover="alert(1)',
    "//evil.example/x",
  ];
}
