import assert from "node:assert/strict";
import { bashTests } from "./bash.ts";
import { Session } from "./session.ts";

bashTests([
  ["x='one two'; compgen -W '$x three \"fo ur\"'", "one\ntwo\nthree\nfo ur\n"],
  ["IFS=:; compgen -W 'a b:c'", "a b\nc\n"],
  ["compgen -W 'ab ac' -P x -S y -X '*c' a", "xaby\n"],
  ["compgen -W 'ab ac' -X '!*c' a", "ac\n"],
  ["compgen -W '$(echo p q)'", "p\nq\n"],
  ["f() { :; }; compgen -A function", "f\n"],
  ["mkdir d; touch da; compgen -d d; compgen -f da", "d\nda\n"],
  ["compgen -k wh; compgen -b ec; compgen -A signal SIGTE", "while\necho\nSIGTERM\n"],
  ["compgen -u roo", "root\n"],
]);

for (
  const [rule, typed, line] of [
    ["complete -W 'start status stop' srv", "srv sto\t", "srv stop "],
    ["complete -o nospace -W 'key=' srv", "srv k\t", "srv key="],
    ['f() { COMPREPLY=("$1-$2-$3-$COMP_CWORD"); }; complete -F f srv', "srv a srv\t", "srv a srv-srv-a-2 "],
    ["f() { compopt -o nospace; COMPREPLY=(abc); }; complete -F f srv", "srv a\t", "srv abc"],
    ["f() { COMPREPLY=($(compgen -W 'web db' -- \"$2\")); }; complete -F f srv", "srv w\t", "srv web "],
    ["f() { :; }; complete -o default -F f srv; touch only", "srv on\t", "srv only "],
    ["complete -W all -D", "unknown a\t", "unknown all "],
  ] as const
) {
  Deno.test(`Tab after ${rule}: ${typed.trim()}`, () => {
    const session = new Session();
    session.type(`${rule}\r`);
    assert.equal(session.type(typed).replaceAll("\x07", ""), line);
  });
}
