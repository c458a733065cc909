import { testScripts } from "./run_script.ts";

testScripts([
  [
    "import re\nprint(re.findall(r'\\d+', 'a1b22'), re.sub(r'(\\w)(\\d)', r'\\2\\1', 'a1'), re.match(r'(?P<x>\\w+)', 'hello w').group('x'), re.search('z', 'a'))",
    "['1', '22'] 1a hello None\n",
  ],
  [
    "import re\nprint(re.match(r'(a+)+$', 'a' * 40 + 'b'), re.fullmatch('(a|b)+', 'abab').group(1))",
    "None b\n",
  ],
]);
