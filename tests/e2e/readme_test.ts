import assert from "node:assert/strict";

const text = Deno.readTextFileSync(new URL("README.md", import.meta.url));

interface Row {
  number: number;
  proofs: { file: string; title: string }[];
  leftOut: string | undefined;
}

/** The rows of the table below a heading. */
function rowsBelow(heading: string): Row[] {
  const part = text.slice(text.indexOf(`\n## ${heading}\n`) + 1).split("\n## ")[0]!;
  return part.split("\n").filter((line) => /^\| \d/.test(line)).map((line) => {
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
    return {
      number: Number(cells[1]),
      proofs: [...cells[4]!.matchAll(/`([\w/]+_test\.ts)` “([^”]+)”/g)].map(([, file, title]) => ({
        file: file!,
        title: title!,
      })),
      leftOut: /Left out: (.+)/.exec(cells[4]!)?.[1],
    };
  });
}

/** Every number that has to be there: `4-7` is four numbers. */
function numbers(list: string): number[] {
  return list.split(/[\s,]+/).flatMap((part) => {
    const [first, last] = part.split("-").map(Number) as [number, number?];
    return Array.from({ length: (last ?? first) - first + 1 }, (_, index) => first + index);
  });
}

const tables: [heading: string, numbers: string][] = [
  ["What they need in the first hour and the first week", "1-60"],
  [
    "What k9s has that is used daily or weekly",
    "1-2, 4-7, 9-22, 24-25, 29-32, 34-59, 61-63, 65-70, 73-76, 78-79, 81-84, 86-87, 91-103, 105, 107-110, 112, " +
    "114-116, 118, 120-122, 124-136, 138-140, 145-154, 156",
  ],
];

for (const [heading, expected] of tables) {
  Deno.test(`the README's table: ${heading}`, () => {
    const rows = rowsBelow(heading);
    assert.deepEqual(rows.map(({ number }) => number), numbers(expected), "every number once, in order");
    const wrong = rows.flatMap(({ number, proofs, leftOut }) =>
      proofs.length === 0 && leftOut === undefined
        ? [`${number}: neither a proof nor a reason`]
        : proofs.filter((proof) => !hasTitle(proof)).map(({ file, title }) =>
          `${number}: ${file} has no “${title}”`
        )
    );
    assert.deepEqual(wrong, []);
  });
}

function hasTitle({ file, title }: { file: string; title: string }): boolean {
  const source = sources.get(file) ?? read(file);
  sources.set(file, source);
  return source.includes(title);
}

const sources = new Map<string, string>();

/** A test's text; empty when there is no such file. */
function read(file: string): string {
  try {
    return Deno.readTextFileSync(new URL(`../${file}`, import.meta.url)).replaceAll('\\"', '"');
  } catch {
    return "";
  }
}
