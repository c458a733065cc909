import assert from "node:assert/strict";
import { type ExpressionNode, parseExpression } from "../../../src/kube/expressions/expression_syntax.ts";

/** What a pattern is read as: `<…>` takes a character, `!…!` checks, `#1` is a group. */
const READ: [source: string, flags: string, shown: string][] = [
  ["ab", "", "<a><b>"],
  ["a|b|", "", "{<a>|<b>|}"],
  ["(a)(?:b)(?<n>c)", "", "#1(<a>)<b>#2n(<c>)"],
  ["a*b+?c{2}d{2,}e{1,3}", "", "<a>0-Infinity<b>1-Infinity?<c>2-2<d>2-Infinity<e>1-3"],
  ["^a\\b$", "", "!^!<a>!\\b!!$!"],
  ["[]a]", "", "<[]><a><]>"],
  ["[\\]a]", "", "<[\\]a]>"],
  ["[[a]b]", "v", "<[[a]b]>"],
  ["\\u{1F600}\\p{L}\\x41", "u", "<\\u{1F600}><\\p{L}><\\x41>"],
  ["😀", "u", "<😀>"],
  ["a{", "", "<a><{>"],
  ["(?=a)b(?<!c)", "", "!(?=a)!<b>!(?<!c)!"],
  ["(?i:a(b))c", "", "<(?i:a)>#1(<(?i:b)>)<c>"],
];

for (const [source, flags, expected] of READ) {
  Deno.test(`/${source}/${flags} is read`, () => {
    assert.equal(shown(parseExpression(source, flags)), expected);
  });
}

const UNBOUNDED = ["(a)\\1", "(?<n>a)\\k<n>", "(?=(a))", "(?!a*b*)"];

for (const source of UNBOUNDED) {
  Deno.test(`/${source}/ is for RegExp alone`, () => {
    assert.throws(() => parseExpression(source, "u"), { name: "UnboundedError" });
  });
}

function shown(node: ExpressionNode): string {
  if (node.kind === "take") return `<${node.source}>`;
  if (node.kind === "check") return `!${node.source}!`;
  if (node.kind === "group") return `#${node.index}${node.name ?? ""}(${shown(node.body)})`;
  if (node.kind === "repeat") {
    return `${shown(node.body)}${node.least}-${node.most}${node.isLazy ? "?" : ""}`;
  }
  const parts = node.parts.map(shown);
  return node.kind === "either" ? `{${parts.join("|")}}` : parts.join("");
}
