import assert from "node:assert/strict";
import { packTar } from "modern-tar";
import { archiveFiles, isGzip } from "../../../src/programs/helm/chart_archive.ts";

async function packed(files: Record<string, string>): Promise<Uint8Array> {
  const tar = await packTar(
    Object.entries(files).map(([name, body]) => ({
      header: { name, size: new TextEncoder().encode(body).length },
      body,
    })),
  );
  const stream = new Blob([tar as Uint8Array<ArrayBuffer>]).stream().pipeThrough(
    new CompressionStream("gzip"),
  );
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

Deno.test("files of an archive are named from the chart's folder on", async () => {
  const data = await packed({ "web/Chart.yaml": "a: b", "web/templates/x.yaml": "\ufeffx" });
  assert.ok(isGzip(data));
  assert.deepEqual((await archiveFiles(data)).map(({ name }) => name), ["Chart.yaml", "templates/x.yaml"]);
});

Deno.test("archives that reach outside, are damaged or no archives are refused", async () => {
  const wrong: [Uint8Array, string][] = [
    [await packed({ "web/../../x": "a" }), "chart illegally references parent directory"],
    [await packed({ "Chart.yaml/x": "a" }), "chart yaml not in base directory"],
    [await packed({ "file": "a" }), 'chart illegally contains content outside the base directory: "file"'],
    [(await packed({ "web/Chart.yaml": "a" })).subarray(0, 30), "unexpected EOF"],
    [new TextEncoder().encode("a: b"), "gzip: invalid header"],
  ];
  for (const [data, message] of wrong) {
    await assert.rejects(archiveFiles(data), { name: "ChartError", message });
  }
});
