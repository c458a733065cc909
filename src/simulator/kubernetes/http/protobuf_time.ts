/** Times as JSON writes them, from the seconds and nanoseconds of protobuf. */

/** metav1.Time: whole seconds. */
export function timeText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, "Z");
}

/** metav1.MicroTime. */
export function microTimeText(seconds: number, nanos: number): string {
  const micros = String(Math.floor(nanos / 1000)).padStart(6, "0");
  return timeText(seconds).replace("Z", `.${micros}Z`);
}
