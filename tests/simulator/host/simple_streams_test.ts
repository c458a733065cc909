import assert from "node:assert/strict";
import { nullStream, sinkStream, textStream } from "../../../src/simulator/host/simple_streams.ts";

Deno.test("/dev/null is at its end and takes all", () => {
  nullStream.write("x");
  assert.equal(nullStream.read(), "");
});

Deno.test("a text is read by lines to its end", () => {
  const stream = textStream("a\nb");
  assert.deepEqual([stream.readLine(), stream.readLine(), stream.readLine()], ["a\n", "b", ""]);
});

Deno.test("a sink ends when the last one lets it go", () => {
  const seen: string[] = [];
  const sink = sinkStream((text) => seen.push(text), "log", () => seen.push("end"));
  sink.retain();
  sink.write("a");
  sink.release();
  sink.write("b");
  sink.release();
  assert.deepEqual(seen, ["a", "b", "end"]);
});
