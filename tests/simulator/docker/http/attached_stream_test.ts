import assert from "node:assert/strict";
import { attach } from "../../../../src/simulator/docker/http/attached_stream.ts";
import { makePipe } from "../../../../src/simulator/host/pipe.ts";
import type { OutputListener } from "../../../../src/simulator/docker/container.ts";

Deno.test("both ways, until it is ended; what comes in pieces is put together", async () => {
  const pipe = makePipe(1);
  const process = {
    listeners: new Set<OutputListener>(),
    terminal: undefined,
    stdin: pipe.output,
    closeStdin: () => pipe.output.release(),
    started: Promise.resolve(),
  };
  const sent: number[][] = [];
  const readable = ReadableStream.from([new Uint8Array([0xc3]), new Uint8Array([0xa4, 10])]);
  const client = { readable, write: (chunk: Uint8Array) => void sent.push([...chunk]), end: () => {} };
  const end = attach(process, client, {
    isTerminal: false,
    stdin: true,
    stdout: true,
    stderr: false,
    endsInput: true,
  });
  for (const listener of process.listeners) {
    listener("stdout", "a");
    listener("stderr", "b");
  }
  assert.deepEqual(sent, [[1, 0, 0, 0, 0, 0, 0, 1, 97]]);
  await new Promise<void>((resolve) => setTimeout(resolve));
  assert.equal(pipe.input.read(), "ä\n");
  assert.equal(pipe.input.read(), "", "its end is the process' end");
  end();
  assert.equal(process.listeners.size, 0);
});
