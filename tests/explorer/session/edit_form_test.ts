import { testPlays } from "./played.ts";
import { FakeMachine } from "../fake_machine.ts";

const machine = new FakeMachine();
machine.programs.set("vi", ([path]) => {
  const text = machine.files.get(path!)!;
  if (!text.includes("stringData:")) throw new Error(`values are not decoded: ${text}`);
  machine.files.set(path!, text.replace("stringData:", "stringData:\n  added: new words"));
  return {};
});

testPlays([{
  title: "a secret is edited as text, and its values are not on the screen",
  script: "key e\nwait 1s\nexpect as text\nkey Enter\nwait 1s\nexpect Edit Secret\nreject new words",
  typed: [],
  shows: /added: .*\*\*\*/,
  options: { scenario: "shop", line: "secrets all", machine },
}]);
