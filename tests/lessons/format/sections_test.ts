import assert from "node:assert/strict";
import { readSections } from "../../../src/lessons/format/sections.ts";

const text = `---
id: pods
---
Before all.

## First {#one}

Prose,
two lines.

\`\`\`sh lesson:run terminal=2
kubectl get pods
\`\`\`
More.
## Second
~~~
## no heading
\`\`\`
~~~
\`\`\`yaml
open: true`;

Deno.test("a file's front matter, sections and fences, each with its line", () => {
  assert.deepEqual(readSections(text), {
    frontMatter: { text: "id: pods", line: 2 },
    preamble: [{ kind: "prose", text: "Before all.", line: 4 }],
    sections: [
      {
        title: "First",
        id: "one",
        line: 6,
        parts: [
          { kind: "prose", text: "Prose,\ntwo lines.", line: 8 },
          {
            kind: "fence",
            language: "sh",
            info: "lesson:run terminal=2",
            infoColumn: 7,
            text: "kubectl get pods",
            line: 11,
            isOpen: false,
          },
          { kind: "prose", text: "More.", line: 14 },
        ],
      },
      {
        title: "Second",
        line: 15,
        parts: [
          {
            kind: "fence",
            language: "",
            info: "",
            infoColumn: 1,
            text: "## no heading\n```",
            line: 16,
            isOpen: false,
          },
          {
            kind: "fence",
            language: "yaml",
            info: "",
            infoColumn: 1,
            text: "open: true",
            line: 20,
            isOpen: true,
          },
        ],
      },
    ],
  });
});

const edges: [name: string, text: string, sections: number, hasFrontMatter: boolean][] = [
  ["an empty file", "", 0, false],
  ["front matter that does not end", "---\nid: a\n## x", 1, false],
  ["line ends of Windows", "---\r\nid: a\r\n---\r\n## x\r\n", 1, true],
  ["a heading of another level", "# x\n### y", 0, false],
];

for (const [name, text, count, hasFrontMatter] of edges) {
  Deno.test(`sections of ${name}`, () => {
    const { sections, frontMatter } = readSections(text);
    assert.deepEqual([sections.length, frontMatter !== undefined], [count, hasFrontMatter]);
  });
}

const headings: [heading: string, title: string, id?: string][] = [
  ["## See it", "See it"],
  ["## See it {#demo}", "See it", "demo"],
  ["##  See it ##  ", "See it"],
  ["## {#demo}", "", "demo"],
  ["##", ""],
  ["## C#", "C"],
  // An expression that tries all ways to part them would not come to an end.
  [`## a${" ".repeat(100_000)}b`, `a${" ".repeat(100_000)}b`],
  [`## a${"#".repeat(100_000)}`, "a"],
];

for (const [heading, title, id] of headings) {
  Deno.test(`heading ${heading.slice(0, 30)}`, () => {
    const [section] = readSections(`${heading}\n`).sections;
    assert.deepEqual([section?.title, section?.id], heading === "##" ? [undefined, undefined] : [title, id]);
  });
}
