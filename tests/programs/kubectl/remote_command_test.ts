import assert from "node:assert/strict";
import { runRemote } from "../../../src/programs/kubectl/remote_command.ts";
import { RemoteSession } from "../../../src/cluster/remote_session.ts";
import type { RemoteOutput } from "../../../src/cluster/remote_session.ts";
import type { Channel } from "../../../src/cluster/transport.ts";
import { testIo } from "../test_io.ts";

const encoder = new TextEncoder();
const message = (stream: number, text: string): Uint8Array => Uint8Array.of(stream, ...encoder.encode(text));

/** A container that says `says` and ends with that status once `until` messages have come. */
function container(says: Uint8Array[], status: string, until = 0) {
  const sent: string[] = [];
  const reached = Promise.withResolvers<void>();
  if (until === 0) reached.resolve();
  const channel: Channel = {
    protocol: "v5.channel.k8s.io",
    incoming: new ReadableStream({
      async start(controller) {
        for (const one of says) controller.enqueue(one);
        await reached.promise;
        if (status !== "") controller.enqueue(message(3, status));
        controller.close();
      },
    }),
    send: (data: Uint8Array) => {
      sent.push(`${data[0]}:${new TextDecoder().decode(data.subarray(1))}`);
      if (sent.length >= until) reached.resolve();
      return Promise.resolve();
    },
    close: () => reached.resolve(),
  };
  const open = ({ output }: { output: RemoteOutput }) => Promise.resolve(new RemoteSession(channel, output));
  return { open, sent };
}

const FAILED = JSON.stringify({
  status: "Failure",
  reason: "NonZeroExitCode",
  details: { causes: [{ reason: "ExitCode", message: "3" }] },
});

Deno.test("both streams come out where they belong, and the exit code is the command's", async () => {
  const { io, output } = testIo();
  const { open } = container([message(1, "out\n"), message(2, "err\n")], FAILED);
  assert.equal(await runRemote({ io }, { stdin: false, tty: false, quiet: false, open }), 3);
  assert.equal(output.out, "out\n");
  assert.equal(output.err, "err\ncommand terminated with exit code 3\n");
});

Deno.test("input goes in, and its end is told", async () => {
  const { io } = testIo({ input: "hello" });
  const { open, sent } = container([], '{"status":"Success"}', 2);
  assert.equal(await runRemote({ io }, { stdin: true, tty: false, quiet: false, open }), 0);
  assert.deepEqual(sent, ["0:hello", "255:\0"]);
});

Deno.test("without a terminal here there is none there", async () => {
  const { io, output } = testIo();
  const asked: boolean[] = [];
  const { open } = container([], '{"status":"Success"}');
  await runRemote({ io }, {
    stdin: true,
    tty: true,
    quiet: false,
    open: (streams) => {
      asked.push(streams.tty);
      return open(streams);
    },
  });
  assert.deepEqual(asked, [false]);
  assert.equal(output.err, "Unable to use a TTY - input is not a terminal or the right kind of file\n");
});

Deno.test("a terminal is passed on with its size and given back; the keys leave the container alone", async () => {
  const { io, output } = testIo({ input: "ab\x10\x11c" });
  const events: string[] = [];
  const terminal = {
    size: { columns: 80, rows: 24 },
    onResize: () => () => events.push("no more resizing"),
    raw: () => {
      events.push("raw");
      return () => events.push("restored");
    },
  };
  const { open, sent } = container([], "", 99);
  const wish = { stdin: true, tty: true, quiet: false, detachKeys: [16, 17], greeting: "Hello.\n", open };
  assert.equal(await runRemote({ io: { ...io, terminal } }, wish), 0);
  assert.deepEqual(events, ["raw", "no more resizing", "restored"]);
  assert.deepEqual(sent, ['4:{"Width":80,"Height":24}']);
  assert.equal(output.err, "Hello.\n");
});

Deno.test("what breaks is an error", async () => {
  const { io } = testIo();
  const { open } = container([], '{"status":"Failure","message":"it is gone"}');
  await assert.rejects(runRemote({ io }, { stdin: false, tty: false, quiet: false, open }), {
    message: "it is gone",
  });
});
