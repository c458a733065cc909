import assert from "node:assert/strict";
import { passTime, runOnUbuntu, startOnTerminal, ubuntuBox } from "../ubuntu_box.ts";

for (
  const [line, out, code] of [
    [
      "ping -c 2 localhost",
      /^PING localhost \(127\.0\.0\.1\)[^]*icmp_seq=2 ttl=64[^]*2 packets transmitted, 2 received, 0% packet loss[^]*rtt min/,
      0,
    ],
    ["ping -c 1 192.0.2.9", /1 packets transmitted, 0 received, 100% packet loss/, 1],
    ["ping nope", /^ping: nope: Name or service not known\n$/, 2],
    ["ping", /Destination address required/, 1],
  ] as const
) {
  Deno.test(`ping: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "));
    assert.match(ran.out + ran.err, out);
    assert.equal(ran.code, code);
  });
}

Deno.test("ping: Ctrl-C ends it with the summary", () => {
  const box = ubuntuBox();
  const task = startOnTerminal(box, ["ping", "127.0.0.1"]);
  passTime(box, 3500);
  box.terminal.type("\x03");
  passTime(box, 10);
  assert.match(box.screen, /4 packets transmitted, 4 received/);
  assert.equal(task.exit?.code, 0);
});
