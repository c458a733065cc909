#== EXIT trap runs once, with the status of the end
trap 'echo "exit $?"' EXIT; (exit 3); echo "after $?"; false
#== EXIT trap can change the code
trap 'exit 9' EXIT; exit 2
#== ERR trap with line and command
trap 'echo "ERR line $LINENO code $? cmd $BASH_COMMAND"' ERR
true
false
ls nosuch 2>/dev/null
(exit 7)
if false; then :; fi
false || true
! true
echo end
#== ERR trap and functions: not inherited unless errtrace
f() { false; echo in f; }
trap 'echo err' ERR
f
set -E
f
set +E
#== set -e with ERR and EXIT traps
set -e
trap 'echo "err $?"' ERR
trap 'echo "exit $?"' EXIT
echo one
grep -q x /dev/null
echo never
#== DEBUG trap
trap 'echo "+ $BASH_COMMAND"' DEBUG
x=1
echo $x
for i in a b; do echo $i; done
trap - DEBUG
echo off
#== RETURN trap
f() { trap 'echo ret $?' RETURN; echo body; return 3; }
f
echo $?
f2() { echo two; }
f2
#== trap list and reset
trap 'echo int' INT; trap 'echo bye' EXIT; trap '' TERM
trap
trap -p INT
trap - INT EXIT
trap
#== trap with bad signal
trap 'echo x' NOSUCH; echo $?
trap -l | head -2
trap 5; echo $?
#== kill self with a handler
trap 'echo got USR1' USR1
kill -USR1 $$
echo after
kill -s USR1 $$
kill -10 $$
echo end
#== ignored signals are inherited by subshells
trap '' USR1
(kill -USR1 $BASHPID; echo survived)
trap - USR1
(kill -USR1 $BASHPID; echo no) ; echo $?
#== subshell resets traps, EXIT in a subshell
trap 'echo outer' EXIT
(trap 'echo inner' EXIT; echo in)
(echo plain)
echo done
#== trap in a function is global
f() { trap 'echo from f' EXIT; }
f
echo end
#== cleanup of a temporary file at an error
set -eu
tmp=$(mktemp)
trap 'rm -f "$tmp"; echo cleaned' EXIT
echo data > "$tmp"
cat "$tmp"
echo "$UNDEFINED"
echo never
#== exit inside trap handler of a signal
trap 'echo term; exit 143' TERM
kill -TERM $$
sleep 0.2
echo never
#== wait is interrupted by a trapped signal
trap 'echo usr' USR1
sleep 3 & pid=$!
(sleep 0.1; kill -USR1 $$) &
wait $pid
echo "wait $?"
kill $pid
wait $pid 2>/dev/null
echo "then $?"
#== errexit does not fire in conditions, but in the last of a list
set -e
f() { false; echo still; }
if f; then echo yes; fi
f || echo no
f && echo and
{ f; } || true
f
echo never
#== errexit with assignments and local
set -e
a=$(true; false) || echo caught
local_test() { local v=$(false); echo "local hides $?"; }
local_test
export E=$(false); echo "export hides"
b=$(false)
echo never
#== errexit and pipes with pipefail
set -eo pipefail
echo a | grep -c b | cat || echo "caught $?"
true | false | true
echo never
#== inherit_errexit
set -e
x=$(false; echo in)
echo "x=$x"
shopt -s inherit_errexit
x=$(false; echo in)
echo never
