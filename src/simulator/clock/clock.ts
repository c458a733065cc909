/** The only source of time in the simulated world. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z, simulated. */
  now(): number;
}
