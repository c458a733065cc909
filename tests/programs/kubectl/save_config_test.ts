import assert from "node:assert/strict";
import { noteConfiguration } from "../../../src/programs/kubectl/save_config.ts";

const NOTE = "kubectl.kubernetes.io/last-applied-configuration";

Deno.test("the note is the object without the note", () => {
  const object = { kind: "Pod", apiVersion: "v1", metadata: { name: "web", annotations: { a: "b" } } };
  const text = '{"kind":"Pod","apiVersion":"v1","metadata":{"name":"web","annotations":{"a":"b"}}}\n';
  const noted = noteConfiguration(object);
  assert.deepEqual(noted.metadata.annotations, { a: "b", [NOTE]: text });
  assert.deepEqual(noteConfiguration(noted), noted);
});

Deno.test("an object without annotations is noted without them", () => {
  const { metadata } = noteConfiguration({ kind: "Pod", apiVersion: "v1", metadata: { name: "web" } });
  assert.equal(metadata.annotations![NOTE], '{"kind":"Pod","apiVersion":"v1","metadata":{"name":"web"}}\n');
});
