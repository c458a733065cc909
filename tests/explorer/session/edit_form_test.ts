import { testPlays } from "./played.ts";
import { FakeMachine } from "../fake_machine.ts";

/** With an editor that adds a value; drafts are its own. */
function editing(): FakeMachine {
  const machine = new FakeMachine();
  machine.programs.set("vi", ([path]) => {
    const text = machine.files.get(path!)!;
    if (!text.includes("stringData:")) throw new Error(`values are not decoded: ${text}`);
    machine.files.set(path!, text.replace("stringData:", "stringData:\n  added: new words"));
    return {};
  });
  return machine;
}

const asked = "key e\nwait 1s\nexpect as text\nkey Enter\nwait 1s\nexpect Edit Secret\n";

testPlays([{
  title: "a secret is edited as text, and its values are not on the screen",
  script: `${asked}reject new words`,
  typed: [],
  shows: /added: .*\*\*\*/,
  options: { scenario: "shop", line: "secrets all", machine: editing() },
}, {
  title: "x shows the values",
  script: `${asked}key x\nwait 1s`,
  typed: [],
  shows: /\+ +added: new words/,
  options: { scenario: "shop", line: "secrets all", machine: editing() },
}, {
  title: "and hides them again",
  script: `${asked}key x\nwait 1s\nkey x\nwait 1s\nreject new words`,
  typed: [],
  shows: /added: .*\*\*\*/,
  options: { scenario: "shop", line: "secrets all", machine: editing() },
}]);
