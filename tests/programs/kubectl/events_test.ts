import { scene } from "./scene.ts";

const ODD = JSON.stringify({
  apiVersion: "v1",
  kind: "Event",
  metadata: { name: "odd", namespace: "default" },
  involvedObject: { apiVersion: "v1", kind: "Pod", name: "p", namespace: "default" },
  type: "Warning",
  reason: "R\x1b",
  message: "m\x1b[2J\rx",
  lastTimestamp: "2026-11-23T10:00:00Z",
});

scene("events", [
  ["events -n nope", "No events found in nope namespace.\n"],
  ["events -A --for=pod/nope", "No events found.\n"],
  ["events --types=foo", "error: valid --types are Normal or Warning\n"],
  ["events --for=front", "error: --for must be in resource/name form\n"],
  [
    "events -n shop",
    /^LAST SEEN +TYPE +REASON +OBJECT +MESSAGE\n(\S+ +Normal +\S+ +\S+\/stock-report\S* +.*\n)+$/,
  ],
  ["create -f /odd.json", "event/odd created\n"],
  [
    "events -n default --for=pod/p",
    /^LAST SEEN +TYPE +REASON +OBJECT +MESSAGE\n\S+ +Warning +R\^\[ +Pod\/p +m\^\[\[2J\\rx\n$/,
  ],
  ["events -n shop --for=cronjob/stock-report -o jsonpath={.kind}", "EventList"],
], { files: { "/odd.json": ODD } });
