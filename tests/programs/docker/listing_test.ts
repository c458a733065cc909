import assert from "node:assert/strict";
import {
  ellipsis,
  listingText,
  type ListLayout,
  objectText,
  shortId,
} from "../../../src/programs/docker/listing.ts";

interface Ship {
  name: string;
  crew: number;
}

const layout: ListLayout<Ship> = {
  type: "*formatter.ShipContext",
  table: "{{.Name}}\t{{.Crew}}",
  columns: {
    Name: { heading: "SHIP NAME", value: ({ name }) => name },
    Crew: { heading: "CREW", value: ({ crew }) => String(crew) },
    Label: { heading: "", value: () => "", of: ({ name }, label) => `${label} of ${name}` },
  },
};
const ships = [{ name: "Pequod", crew: 30 }, { name: "Rachel", crew: 28 }];

Deno.test("lists come in every format of the original", async () => {
  for (
    const [format, expected] of [
      ["", "SHIP NAME   CREW\nPequod      30\nRachel      28\n"],
      ["table", "SHIP NAME   CREW\nPequod      30\nRachel      28\n"],
      ["table {{.Crew}}\\t{{.Name}}", "CREW      SHIP NAME\n30        Pequod\n28        Rachel\n"],
      ["table {{upper .Name}}", "SHIP NAME\nPEQUOD\nRACHEL\n"],
      [
        'table {{.Name}}\\t{{.Label "a.home-port"}}',
        "SHIP NAME   home port\nPequod      a.home-port of Pequod\nRachel      a.home-port of Rachel\n",
      ],
      ["tablex", "x\nx\nx\n"],
      ["{{.Name}}: {{.Crew}}", "Pequod: 30\nRachel: 28\n"],
      ["{{json .}}", '{"Crew":"30","Name":"Pequod"}\n{"Crew":"28","Name":"Rachel"}\n'],
      ["json", '{"Crew":"30","Name":"Pequod"}\n{"Crew":"28","Name":"Rachel"}\n'],
      ['{{if eq .Crew "30"}}x{{end}}', "x\n\n"],
    ] as const
  ) assert.equal(await listingText(ships, layout, format), expected, format);
});

Deno.test("a template that does not fit is refused in Go's words", async () => {
  await assert.rejects(listingText(ships, layout, "{{.Foo}}"), {
    message:
      'template parsing error: template: :1:2: executing "" at <.Foo>: can\'t evaluate field Foo in type *formatter.ShipContext',
  });
  await assert.rejects(listingText(ships, layout, "{{.Name"), {
    message: "template parsing error: template: :1: unclosed action",
  });
});

Deno.test("objects are shown as JSON or through a template", async () => {
  assert.equal(await objectText({ a: { b: 12345678 } }, "{{.a.b}}"), "12345678\n");
  assert.equal(await objectText({ a: "<b>" }, "json"), '{"a":"<b>"}\n');
});

Deno.test("identifiers and long texts are cut", () => {
  assert.equal(shortId(`sha256:${"ab".repeat(32)}`), "abababababab");
  assert.equal(ellipsis("abcdef", 5), "abcd…");
  assert.equal(ellipsis("abcde", 5), "abcde");
});
