import assert from "node:assert/strict";
import fc from "fast-check";
import { runArgv, runScript } from "../../images/machine.ts";

const SCRIPTS: { script: string; out?: string; err?: string; code?: number; env?: Record<string, string> }[] =
  [
    { script: "echo hello", out: "hello\n" },
    { script: "echo 'a  b' \"c $X\" $X", env: { X: "1  2" }, out: "a  b c 1  2 1 2\n" },
    { script: "echo a; echo b && echo c || echo d", out: "a\nb\nc\n" },
    { script: "false && echo no; echo $?", out: "1\n" },
    { script: "false || echo yes", out: "yes\n" },
    { script: "exit 3", code: 3 },
    { script: "foo", err: "sh: foo: not found\n", code: 127 },
    { script: "foo; echo $?", out: "127\n", err: "sh: foo: not found\n" },
    { script: "echo x > /tmp/f; cat /tmp/f; echo y >> /tmp/f; cat < /tmp/f", out: "x\nx\ny\n" },
    { script: "echo e >&2", err: "e\n" },
    { script: "foo 2>/dev/null", code: 127 },
    { script: "foo > /tmp/o 2>&1; cat /tmp/o", out: "sh: foo: not found\n" },
    { script: "for i in 1 2 3; do echo $i; done", out: "1\n2\n3\n" },
    { script: "i=0; while [ $i -lt 3 ]; do i=$((i+1)); echo $i; done", out: "1\n2\n3\n" },
    { script: "until true; do echo never; done; echo end", out: "end\n" },
    { script: "if [ -f /etc/passwd ]; then echo yes; else echo no; fi", out: "yes\n" },
    { script: "if false; then echo a; elif true; then echo b; fi", out: "b\n" },
    { script: "echo $(echo in; echo ner) `echo tick`", out: "in ner tick\n" },
    { script: "echo ${A:-none} ${#B} ${B%.txt}", env: { B: "note.txt" }, out: "none 8 note\n" },
    { script: "printf '%s-%d\\n' a 1 b 2", out: "a-1\nb-2\n" },
    { script: "echo b; echo a | sort | cat", out: "b\na\n" },
    { script: "(cd /tmp; pwd); pwd", out: "/tmp\n/\n" },
    { script: "{ echo a; echo b; } | wc -l", out: "2\n" },
    { script: "A=1 env | grep A=", out: "A=1\n" },
    { script: "export A=1; env | grep ^A", out: "A=1\n" },
    { script: "A=1; env | grep ^A", code: 1 },
    { script: "ls /etc/p*", out: "/etc/passwd\n" },
    { script: "set -e; false; echo never", code: 1 },
    { script: 'echo "a\nb" | while read x; do echo "<$x>"; done', out: "<a>\n<b>\n" },
    { script: "# nothing\ntrue", out: "" },
    { script: "! false", out: "" },
    { script: "while true; do break; done; echo out", out: "out\n" },
    { script: "exec echo replaced; echo never", out: "replaced\n" },
    { script: "echo a &&\n echo b", out: "a\nb\n" },
    { script: "if", err: "sh: syntax error: unexpected end of file\n", code: 2 },
    { script: 'f() { echo "$1-$#"; return 3; }; f a b; echo $?', out: "a-2\n3\n" },
    { script: "x=1; f() { local x=2; echo $x; }; f; echo $x", out: "2\n1\n" },
    { script: "function g { echo g; }; g", out: "g\n" },
    { script: "case abc in a*) echo A;; *) echo other;; esac", out: "A\n" },
    { script: "case x in a|b) echo ab ;; x|y) echo xy ;; esac", out: "xy\n" },
    { script: 'case "$1" in\n  start)\n    echo go\n    ;;\nesac', out: "" },
    {
      script: "cat <<EOF\nhello $X\n$(echo sub) \\$X\nEOF\necho after",
      env: { X: "1" },
      out: "hello 1\nsub $X\nafter\n",
    },
    { script: "cat <<'EOF'\n$X\nEOF", env: { X: "1" }, out: "$X\n" },
    { script: "cat <<-END > /tmp/f\n\t\tx\n\tEND\ncat /tmp/f", out: "x\n" },
    { script: "i=0; while [ $i -lt 2 ]; do : $((i++)); done; echo $i", out: "2\n" },
    { script: "echo $(( $(echo 2) * 3 ))", out: "6\n" },
    { script: "echo ${A:-${B:-deep}} ${A:=set} $A", out: "deep set set\n" },
    { script: "echo ${A:?must be set}; echo never", err: "sh: A: must be set\n", code: 2 },
    { script: "echo ${A:1:2} ${A/b/X}", env: { A: "abcd" }, out: "bc aXcd\n" },
    { script: "trap 'echo bye' EXIT; echo hi; exit 3", out: "hi\nbye\n", code: 3 },
    { script: "set -- a b c; shift; echo $1 $#", out: "b 2\n" },
    { script: "eval 'echo $X'", env: { X: "1" }, out: "1\n" },
    { script: "echo 'y=5' > /tmp/s; . /tmp/s; echo $y", out: "5\n" },
    { script: "yes | head -n 2", out: "y\ny\n" },
    { script: "while true; do echo tick; sleep 1; done | head -n 2", out: "tick\ntick\n" },
    { script: "set -x; echo a", out: "a\n", err: "+ echo a\n" },
    { script: "(exit 4); echo $?", out: "4\n" },
    { script: "echo $HOSTNAME; echo $0", env: { HOSTNAME: "web-0" }, out: "web-0\nsh\n" },
  ];

for (const { script, out = "", err = "", code = 0, env = {} } of SCRIPTS) {
  Deno.test(`sh -c ${JSON.stringify(script)}`, () => {
    const ran = runScript(script, { env });
    assert.deepEqual({ out: ran.out, err: ran.err, code: ran.code }, { out, err, code });
  });
}

Deno.test("an endless loop lets time pass", () => {
  const ran = runScript("while true; do echo tick; sleep 1; done");
  assert.equal(ran.code, undefined);
  assert.ok(ran.ms > 1_000_000);
});

Deno.test("at a terminal there is a prompt, and lines run one by one", () => {
  const ran = runArgv(["sh"], {
    tty: true,
    stdin: ["cd /tmp\n", "pwd\n", "if true\n", "then echo x; fi\n", "exit 4\n"],
  });
  assert.equal(ran.out, "/ # /tmp # /tmp\n/tmp # > x\n/tmp # ");
  assert.equal(ran.code, 4);
});

Deno.test("without a terminal there is no prompt, and the end of input ends the shell", () => {
  assert.deepEqual([runArgv(["sh"], { stdin: ["echo hi\n"] }).out], ["hi\n"]);
});

Deno.test("quoting keeps any text whole", () => {
  fc.assert(fc.property(fc.string().filter((text) => !text.includes("'")), (text) => {
    assert.equal(runScript(`printf %s '${text}'`).out, text);
  }));
});
