import { testScripts } from "./run_script.ts";

testScripts([
  [
    "print(type(1), type('a'), type(None), type(ValueError()), issubclass(KeyError, LookupError), isinstance(FileNotFoundError(), OSError))",
    "<class 'int'> <class 'str'> <class 'NoneType'> <class 'ValueError'> True True\n",
  ],
]);
