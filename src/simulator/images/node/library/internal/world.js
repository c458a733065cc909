// Time and chance of the simulated machine, whose time zone is UTC, instead of the engine's own.
"use strict";
const now = () => host("now");
const RealDate = Date;
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (number) => String(number).padStart(2, "0");

function parsed(text) {
  const written = String(text);
  // A date and a time without a zone are local: UTC here.
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(written)) return RealDate.parse(written + "Z");
  if (/^[-\d/]+$/.test(written) || /(Z|GMT|UTC|[+-]\d\d:?\d\d)\)?$/.test(written)) {
    const [, year, month, day] = /^(\d{4})[/](\d+)[/](\d+)$/.exec(written) ?? [];
    return year ? RealDate.UTC(year, month - 1, day) : RealDate.parse(written);
  }
  return RealDate.parse(written + " UTC");
}

function SimulatedDate(...given) {
  if (!new.target) return new SimulatedDate().toString();
  let value;
  if (given.length === 0) value = Math.floor(now());
  else if (given.length > 1) value = RealDate.UTC(...given);
  else if (given[0] instanceof RealDate) value = given[0].getTime();
  else value = typeof given[0] === "string" ? parsed(given[0]) : Number(given[0]);
  return Reflect.construct(RealDate, [value], new.target);
}
SimulatedDate.prototype = RealDate.prototype;
Object.defineProperty(SimulatedDate, "name", { value: "Date" });
Object.assign(SimulatedDate, { now: () => Math.floor(now()), parse: parsed, UTC: RealDate.UTC });
const kept = { writable: true, configurable: true, enumerable: false };
for (const part of ["FullYear", "Month", "Date", "Hours", "Minutes", "Seconds", "Milliseconds", "Day"]) {
  for (const verb of ["get", "set"]) {
    const universal = RealDate.prototype[verb + "UTC" + part];
    if (universal) Object.defineProperty(RealDate.prototype, verb + part, { value: universal, ...kept });
  }
}
const texts = {
  getTimezoneOffset: () => 0,
  toDateString() {
    return DAYS[this.getUTCDay()] + " " + MONTHS[this.getUTCMonth()] + " " + two(this.getUTCDate()) + " " +
      this.getUTCFullYear();
  },
  toTimeString() {
    const time = [this.getUTCHours(), this.getUTCMinutes(), this.getUTCSeconds()].map(two).join(":");
    return time + " GMT+0000 (Coordinated Universal Time)";
  },
  toString() {
    return Number.isNaN(this.getTime()) ? "Invalid Date" : this.toDateString() + " " + this.toTimeString();
  },
  toLocaleDateString() {
    return this.getUTCMonth() + 1 + "/" + this.getUTCDate() + "/" + this.getUTCFullYear();
  },
  toLocaleTimeString() {
    const hours = this.getUTCHours();
    return (hours % 12 || 12) + ":" + two(this.getUTCMinutes()) + ":" + two(this.getUTCSeconds()) +
      (hours < 12 ? " AM" : " PM");
  },
  toLocaleString() {
    return this.toLocaleDateString() + ", " + this.toLocaleTimeString();
  },
};
for (const [name, value] of Object.entries(texts)) {
  Object.defineProperty(RealDate.prototype, name, { value, ...kept });
}
Object.defineProperty(RealDate.prototype, "constructor", { value: SimulatedDate, ...kept });
define("Date", SimulatedDate);
Math.random = () => host("random");
Object.defineProperty(Number.prototype, "toLocaleString", {
  value(_, options = {}) {
    const digits = Math.max(options.minimumFractionDigits ?? 0, options.maximumFractionDigits ?? 3);
    const [whole, rest = ""] = Math.abs(this).toFixed(digits).split(".");
    const least = options.minimumFractionDigits ?? 0;
    let fraction = rest;
    while (fraction.length > least && fraction.endsWith("0")) fraction = fraction.slice(0, -1);
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
    return (this < 0 ? "-" : "") + grouped + (fraction === "" ? "" : "." + fraction);
  },
  ...kept,
});
// The engine's messages of JSON are its own; node's are V8's.
const parse = JSON.parse;
JSON.parse = function (text, reviver) {
  try {
    return parse(text, reviver);
  } catch (error) {
    const message = host("jsonProblem", String(text));
    throw message === null ? error : new SyntaxError(message);
  }
};
