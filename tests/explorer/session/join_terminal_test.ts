import assert from "node:assert/strict";
import { RemoteSession } from "../../../src/cluster/remote_session.ts";
import { detachKey, type JoinOptions, joinTerminal } from "../../../src/explorer/session/join_terminal.ts";
import { FakeChannel } from "../../cluster/fake_transport.ts";
import { settle } from "../../cluster/fake_timing.ts";
import { FakeTerminal } from "../fake_terminal.ts";

const exited =
  '{"status":"Failure","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"7"}]}}';

/** A joined session whose other end is a channel; `sent` is what the container got, stream by stream. */
function join(
  terminal: FakeTerminal,
  options: Partial<JoinOptions> = {},
): { channel: FakeChannel; ended: ReturnType<typeof joinTerminal>; sent: () => string[] } {
  const channel = new FakeChannel("v5.channel.k8s.io");
  const sent: string[] = [];
  channel.onSent = (message) => sent.push(`${message[0]}:${new TextDecoder().decode(message.subarray(1))}`);
  const open: JoinOptions["open"] = (output, signal) =>
    Promise.resolve(new RemoteSession(channel, output, signal));
  const ended = joinTerminal({ terminal, tty: true, stdin: true, open, ...options });
  return { channel, ended, sent: () => sent };
}

async function soon(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await settle();
}

Deno.test("bytes go both ways, sizes go over, the exit code comes back", async () => {
  const terminal = new FakeTerminal();
  const { channel, ended, sent } = join(terminal);
  await soon();
  terminal.type("ls\r", "\x03");
  terminal.resize(100, 30);
  channel.push(1, "hello\r\n");
  await soon();
  assert.deepEqual(sent(), ['4:{"Width":80,"Height":24}', '4:{"Width":100,"Height":30}', "0:ls\r", "0:\x03"]);
  assert.ok(terminal.output.startsWith("hello\r\n"));
  channel.push(3, exited);
  channel.end();
  assert.deepEqual(await ended, { kind: "exited", code: 7 });
  assert.ok(terminal.output.includes("\x1b[?25h"), "the cursor is shown again");
  const before = sent().length;
  terminal.resize(10, 10);
  terminal.type("late");
  await soon();
  assert.equal(sent().length, before, "nothing goes over afterwards");
});

Deno.test("a connection that breaks is told", async () => {
  const { channel, ended } = join(new FakeTerminal());
  await soon();
  channel.end();
  assert.equal((await ended).kind, "failed");
});

Deno.test("when the explorer has to end, the session ends and the terminal is put back first", async () => {
  const terminal = new FakeTerminal();
  const { ended } = join(terminal);
  await soon();
  terminal.end();
  assert.ok(terminal.output.includes("\x1b[?25h"), "at once, not a turn later");
  await ended;
});

/** What is typed, how it is joined, and whether that leaves. */
const leaving: [string, Partial<JoinOptions>, boolean][] = [
  ["\x03", { stdin: false }, true],
  ["x", { stdin: false }, false],
  ["\x03", { stdin: true }, false],
  [String.fromCharCode(detachKey), { stdin: true, detachKey }, true],
  [String.fromCharCode(detachKey), { stdin: true }, false],
  // Nothing answers yet: who waits may go.
  ["\x03", { open: (_output, signal) => never(signal) }, true],
];

for (const [typed, options, leaves] of leaving) {
  const how = options.open ? "while connecting" : JSON.stringify(options);
  Deno.test(`${JSON.stringify(typed)} ${how} ${leaves ? "leaves" : "does not leave"}`, async () => {
    const terminal = new FakeTerminal();
    const { channel, ended } = join(terminal, options);
    await soon();
    terminal.type(typed);
    await soon();
    if (!leaves) {
      channel.push(3, '{"status":"Success"}');
      channel.end();
    }
    assert.deepEqual(await ended, leaves ? { kind: "detached" } : { kind: "exited", code: 0 });
  });
}

function never(signal: AbortSignal): Promise<RemoteSession> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
}

Deno.test("without a terminal on the other side, lines begin in the first column and typing is seen", async () => {
  const terminal = new FakeTerminal();
  const { channel, ended, sent } = join(terminal, { tty: false });
  await soon();
  terminal.type("one\r");
  channel.push(1, "a\nb\n");
  await soon();
  assert.deepEqual(sent(), ["0:one\n"]);
  assert.ok(terminal.output.includes("a\r\nb\r\n"), JSON.stringify(terminal.output));
  assert.ok(terminal.output.includes("one\r\n"), JSON.stringify(terminal.output));
  channel.push(3, '{"status":"Success"}');
  channel.end();
  await ended;
});

Deno.test("what is typed before the connection is there is not lost", async () => {
  const terminal = new FakeTerminal("early");
  const { channel, ended, sent } = join(terminal);
  await soon();
  assert.ok(sent().includes("0:early"), JSON.stringify(sent()));
  channel.push(3, '{"status":"Success"}');
  channel.end();
  await ended;
});
