import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "import signal\nprint(signal.SIGTERM == 15, signal.getsignal(2) is signal.default_int_handler)",
    "True True\n",
  ],
  [
    "import signal\nf = lambda *_: 1\nprint(signal.signal(15, f) == signal.SIG_DFL, signal.signal(15, signal.SIG_IGN) is f)",
    "True True\n",
  ],
  [
    "import signal\nsignal.signal(2, print)\nsignal.signal(2, signal.default_int_handler)\nprint(signal.getsignal(2) is print)",
    "False\n",
  ],
]);

testFailures([
  ["import signal\nsignal.signal(99, print)", "ValueError: signal number out of range"],
  ["import signal\nsignal.signal(9, print)", "OSError: [Errno 22] Invalid argument"],
]);
