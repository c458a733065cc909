import assert from "node:assert/strict";
import { expandHistory, historyWords } from "../../../../src/simulator/userland/shell/history_expansion.ts";

const LINES = ["echo one", "docker run -d --name web nginx", "cat /etc/hosts.allow 'a b'"];

/** What is typed, and what it stands for; undefined: itself. */
const expansions: [typed: string, text: string | undefined][] = [
  ["!!", LINES[2]!],
  ["sudo !!", `sudo ${LINES[2]}`],
  ["!1", "echo one"],
  ["!-3", "echo one"],
  ["!doc", LINES[1]!],
  ["!?name?", LINES[1]!],
  ["ls !$", "ls 'a b'"],
  ["ls !^", "ls /etc/hosts.allow"],
  ["ls !*", "ls /etc/hosts.allow 'a b'"],
  ["ls !:1", "ls /etc/hosts.allow"],
  ["ls !!:1-2", "ls /etc/hosts.allow 'a b'"],
  ["!doc:0 ps", "docker ps"],
  ["echo !doc:2* !doc:4-", "echo -d --name web nginx web"],
  ["echo !^:h !^:t !^:r !^:e", "echo /etc hosts.allow /etc/hosts .allow"],
  ["!1:s/one/two/", "echo two"],
  ["!1:gs/o/0/", "ech0 0ne"],
  ["echo \"it's !1 it's\" '!1'", "echo \"it's echo one it's\" '!1'"],
  ["ls [!a]* ${!x} $!a !1", "ls [!a]* ${!x} $!a echo one"],
  ["^allow^deny", "cat /etc/hosts.deny 'a b'"],
  ["echo 'a!!' \\!x !", undefined],
  ["[ a != b ] && echo !(x)", undefined],
  ['echo [!a]* "${!x}"', undefined],
];

for (const [typed, text] of expansions) {
  Deno.test(typed, () => {
    const expansion = expandHistory(typed, LINES);
    const expected = text === undefined ? { kind: "same" } : { kind: "changed", text, isShownOnly: false };
    assert.deepEqual(expansion, expected);
  });
}

Deno.test(":h leaves nothing of a path in the root", () => {
  assert.deepEqual(expandHistory("!$:h", ["ls /usr"]), { kind: "changed", text: "", isShownOnly: false });
});

Deno.test(":p only shows", () => {
  assert.deepEqual(expandHistory("!1:p", LINES), { kind: "changed", text: "echo one", isShownOnly: true });
});

const failures: [typed: string, message: string][] = [
  ["!nosuch", "!nosuch: event not found"],
  ["^xx^y", ":s^xx^y: substitution failed"],
  ["!1:9", ":9: bad word specifier"],
  ["!1:s/x/y/", ":s/x/y/: substitution failed"],
];

for (const [typed, message] of failures) {
  Deno.test(`${typed} fails`, () =>
    assert.deepEqual(expandHistory(typed, LINES), { kind: "failed", message }));
}

Deno.test("words of a line are the shell's", () => {
  assert.deepEqual(historyWords("a 'b c' \"d e\"|f\\ g;h"), ["a", "'b c'", '"d e"', "|", "f\\ g", ";", "h"]);
});
