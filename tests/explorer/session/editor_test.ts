import assert from "node:assert/strict";
import { editorCommands, editText } from "../../../src/explorer/session/editor.ts";
import { FakeMachine } from "../fake_machine.ts";

/** Environment variables, and the commands that are tried. */
const commands: [Record<string, string>, string[][]][] = [
  [{}, [["vi"], ["nano"]]],
  [{ OS: "Windows_NT" }, [["notepad"]]],
  [{ EDITOR: "nvim" }, [["nvim"]]],
  [{ VISUAL: "code --wait" }, [["code", "--wait"]]],
  [{ EDITOR: "ed", VISUAL: "code" }, [["ed"]]],
  [{ KUBE_EDITOR: "kate -b", EDITOR: "ed" }, [["kate", "-b"]]],
  [{ K9S_EDITOR: "hx", KUBE_EDITOR: "kate" }, [["hx"]]],
  [{ PEQUOD_EDITOR: "micro", K9S_EDITOR: "hx" }, [["micro"]]],
  [{ EDITOR: "  " }, [["vi"], ["nano"]]],
  [{ EDITOR: `"/opt/my editor/bin" -c 'set ft=yaml' a\\ b` }, [[
    "/opt/my editor/bin",
    "-c",
    "set ft=yaml",
    "a b",
  ]]],
  [{ EDITOR: `C:\\Tools\\e.exe "-n x"`, OS: "Windows_NT" }, [["C:\\Tools\\e.exe", "-n x"]]],
];

for (const [env, expected] of commands) {
  Deno.test(`the editor of ${JSON.stringify(env)}`, () => {
    assert.deepEqual(editorCommands({ env: (name) => env[name] }), expected);
  });
}

/** What the editor does with the file, and what comes of it. */
const edits: [string, (text: string) => string, string | undefined][] = [
  ["a change", (text) => `${text}more\n`, "one\nmore\n"],
  ["nothing", (text) => text, undefined],
];

for (const [title, change, expected] of edits) {
  Deno.test(`an editor that does ${title}`, async () => {
    const machine = new FakeMachine();
    const opened: string[] = [];
    machine.programs.set("vi", ([path]) => {
      opened.push(path!);
      machine.files.set(path!, change(machine.files.get(path!)!));
      return {};
    });
    assert.equal(await editText(machine, { name: "deployment web/1.yaml", text: "one\n" }), expected);
    assert.deepEqual(opened, ["/tmp/1/deployment_web_1.yaml"]);
    assert.deepEqual([...machine.files.keys()], [], "nothing is left behind");
  });
}

Deno.test("nano is there where vi is not", async () => {
  const machine = new FakeMachine();
  machine.programs.set("nano", ([path]) => {
    machine.files.set(path!, "from nano");
    return {};
  });
  assert.equal(await editText(machine, { name: "a", text: "" }), "from nano");
});

Deno.test("no editor at all, and one that fails, are said", async () => {
  const machine = new FakeMachine();
  await assert.rejects(
    editText(machine, { name: "a", text: "" }),
    /there is no editor: set one of \$PEQUOD_EDITOR/,
  );
  machine.programs.set("vi", () => ({ code: 1 }));
  await assert.rejects(
    editText(machine, { name: "a", text: "" }),
    /the editor \(vi\) ended with exit code 1/,
  );
  assert.deepEqual([...machine.files.keys()], []);
});
