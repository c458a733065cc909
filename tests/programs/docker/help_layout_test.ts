import assert from "node:assert/strict";
import { listFlag, switchFlag, textFlag } from "../../../src/programs/docker/docker_flags.ts";
import { commandsText, flagsText } from "../../../src/programs/docker/help_layout.ts";

Deno.test("flags stand in columns, wrapped where the original wraps", () => {
  const flags = [
    textFlag("detach-keys", "Override the key sequence for detaching a container"),
    switchFlag("sig-proxy", "Proxy all received signals to the process", true),
    switchFlag("no-stdin", "Do not attach STDIN"),
    { ...switchFlag("secret", "Not shown"), hidden: true },
  ];
  assert.equal(
    flagsText(flags, 80),
    `      --detach-keys string   Override the key sequence for detaching a
                             container
      --no-stdin             Do not attach STDIN
      --sig-proxy            Proxy all received signals to the process
                             (default true)
`,
  );
});

Deno.test("a narrow terminal gives texts lines of their own", () => {
  const text = flagsText([listFlag("a-very-long-name-of-a-flag", "Some words about it")], 45);
  assert.equal(
    text,
    `      --a-very-long-name-of-a-flag list${" ".repeat(3)}\n                Some words about it\n`,
  );
});

Deno.test("commands stand in two columns", () => {
  assert.equal(commandsText([{ name: "ls", summary: "List" }]), "  ls          List\n");
});
