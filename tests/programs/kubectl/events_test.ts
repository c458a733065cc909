import { scene } from "./scene.ts";

scene("events", [
  ["events -n nope", "No events found in nope namespace.\n"],
  ["events -A --for=pod/nope", "No events found.\n"],
  ["events --types=foo", "error: valid --types are Normal or Warning\n"],
  ["events --for=front", "error: --for must be in resource/name form\n"],
  [
    "events -n shop",
    /^LAST SEEN +TYPE +REASON +OBJECT +MESSAGE\n(\S+ +Normal +\S+ +\S+\/stock-report\S* +.*\n)+$/,
  ],
  ["events -n shop --for=cronjob/stock-report -o jsonpath={.kind}", "EventList"],
]);
