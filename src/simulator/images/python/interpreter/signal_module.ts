/** `signal`: handlers of signals. */
import { SIGNALS } from "../../../host/process.ts";
import type { MachineParts, Members } from "./modules.ts";
import { errorOf, fail, Raised } from "./types.ts";
import { Native, type PythonValue } from "./value.ts";

/** What happens by itself, and nothing. */
const [SIG_DFL, SIG_IGN] = [0n, 1n];

const INTERRUPT = new Native("default_int_handler", () => fail("KeyboardInterrupt"));

export function signalModule({ process: { termination }, handlers }: MachineParts): Members {
  const numbers = Object.entries(SIGNALS).map(([name, number]) => [`SIG${name}`, BigInt(number)] as const);
  const chosen = (wanted: (handler: PythonValue) => boolean) =>
    Object.keys(SIGNALS).filter((name) => {
      const handler = handlers.get(BigInt(SIGNALS[name]!));
      return handler !== undefined && wanted(handler);
    });
  const usual = (number: PythonValue) => number === 2n ? INTERRUPT : SIG_DFL;
  return {
    default_int_handler: INTERRUPT,
    ...Object.fromEntries(numbers),
    SIG_DFL,
    SIG_IGN,
    getsignal: ([number = null]) => handlers.get(number) ?? usual(number),
    signal: ([number = null, handler = null]) => {
      if (!numbers.some(([_, known]) => known === number)) fail("ValueError", "signal number out of range");
      if (number === 9n || number === 19n) {
        const error = errorOf("OSError", 22n, "Invalid argument");
        error.attributes.set("errno", 22n);
        error.attributes.set("strerror", "Invalid argument");
        throw new Raised(error);
      }
      const before = handlers.get(number) ?? usual(number);
      if (handler === usual(number)) handlers.delete(number);
      else handlers.set(number, handler);
      termination.ignored = chosen((one) => one === SIG_IGN);
      termination.thrown = [...new Set(["INT", ...chosen((one) => one !== SIG_IGN)])];
      return before;
    },
  };
}
