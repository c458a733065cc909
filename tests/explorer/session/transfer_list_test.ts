import { FakeMachine } from "../fake_machine.ts";
import { testPlays } from "./played.ts";

const start = "key t\nwait 1s\nkey Right\nkey Tab\ntype /tmp/a\nkey Tab\ntype a\nkey Enter\n";

testPlays([
  {
    title: "a list without transfers says how to begin",
    script: "type :transfers\nkey Enter",
    shows: "No file was copied: t on a pod or a container does.",
  },
  {
    title: "what has ended cannot be cancelled",
    script: `${start}wait 1s\ntype :cp\nkey Enter\nwait 1s\nkey Ctrl-D`,
    shows: "it has ended",
  },
  {
    title: "a script waits for a copy to its end",
    script: `${start}wait 1s\ntype :cp\nkey Enter\nwait 1s`,
    shows: /a → env-echgo-\S+ +Done +1 +3 B/,
    options: { machine: withFile(), size: { columns: 140, rows: 30 } },
  },
]);

function withFile(): FakeMachine {
  const machine = new FakeMachine();
  machine.files.set("/here/a", "one");
  return machine;
}
