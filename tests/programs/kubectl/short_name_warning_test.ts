import { scene } from "./scene.ts";

const WARNING = 'Warning: short name "ev" could also match lower priority resource events.events.k8s.io\n';

scene("short names of two groups", [
  ["get ev nope --ignore-not-found", WARNING],
  ["get ev/nope --ignore-not-found", WARNING],
  ["get events nope --ignore-not-found", ""],
  ["delete cm,ev nope --ignore-not-found", WARNING],
]);
