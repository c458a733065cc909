import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "a = [3, 1]\na.append(2)\na.sort(reverse=True)\nprint(a, a.pop(), a.index(3), a.count(1))",
    "[3, 2] 1 0 0\n",
  ],
  [
    "d = {'a': 1}\nd.update(b=2)\nprint(d.get('x', 0), d.pop('a'), d, d.setdefault('c', 3))",
    "0 1 {'b': 2, 'c': 3} 3\n",
  ],
  [
    "s = {1, 2}\ns.discard(1)\ns.add(5)\nprint(s, s.union([9]), {1}.issubset({1, 2}))",
    "{2, 5} {2, 5, 9} True\n",
  ],
  ["print({'a': 1}.items(), {'a': 1}.keys())", "dict_items([('a', 1)]) dict_keys(['a'])\n"],
]);

testFailures([
  ["[].pop()", "IndexError: pop from empty list"],
  ["[1].remove(2)", "ValueError: list.remove(x): x not in list"],
  ["{}.pop('a')", "KeyError: 'a'"],
]);
