#== lastpipe keeps what the last command sets
shopt -s lastpipe
n=0; printf 'a\nb\n' | while read -r l; do n=$((n+1)); done; echo $n
echo 5 | read x; echo "<$x>"
shopt -u lastpipe
echo 6 | read x; echo "<$x>"
true | false; echo "${PIPESTATUS[@]}"
#== set -v shows lines as they are read
set -v
echo one
for i in 1 2; do
  echo $i
done
set +v
echo quiet
#== select from standard input
PS3='choose: '
select x in apple "big pear" plum; do
  echo "$REPLY:$x"
  [ "$x" = plum ] && break
done <<< $'1\n9\n\n2\n3'
echo after $x
#== select without words takes the arguments, and ends at the end of input
f() { select a; do echo "got $a"; done; echo "end $?"; }
f x y <<< 2
#== DEBUG trap sees each command
trap 'echo "+ $BASH_COMMAND"' DEBUG
x=1
echo $x
f() { echo in f; }
f
for i in a b; do :; done
trap - DEBUG
echo done
#== DEBUG trap with functrace
set -T
trap 'echo "$LINENO: $BASH_COMMAND"' DEBUG
f() {
  local y=1
  echo $y
}
f
trap - DEBUG
#== ERR trap and where it is not run
trap 'echo "ERR $? line $LINENO"' ERR
false
if false; then :; fi
false || true
! true
false && true
(exit 3)
f() { return 4; }
f
x=$(false)
echo | false
trap - ERR
false
echo end
#== ERR trap in functions needs errtrace
trap 'echo "ERR in ${FUNCNAME[0]:-main}"' ERR
f() { false; true; }
f
set -E
f
g() { false; }
g
#== RETURN trap
f() { trap 'echo returning from ${FUNCNAME[0]}' RETURN; echo body; return 2; }
f; echo $?
trap - RETURN
echo 'echo sourced' > lib.sh
trap 'echo R' RETURN
. ./lib.sh
g() { :; }
g
set -T
g
#== caller tells the place of the call
f() { caller; caller 0; caller 1; echo $?; }
g() { f; }
g
caller; echo $?
#== stack of functions
die() { echo "$1" >&2; local i; for ((i = 0; i < ${#FUNCNAME[@]}; i++)); do echo "  at ${FUNCNAME[i]} (${BASH_LINENO[i]})"; done; exit 3; }
load() { [ -f "$1" ] || die "no $1"; }
load nofile
#== set -euo pipefail with an error handler
set -Eeuo pipefail
trap 'echo "failed at line $LINENO: $BASH_COMMAND (exit $?)" >&2' ERR
trap 'echo cleanup' EXIT
step() { echo "step $1"; [ "$1" != 2 ]; }
step 1
step 2
step 3
#== process substitution of a command that goes on
while read -r n; do echo "got $n"; [ "$n" = 3 ] && break; done < <(for i in 1 2 3 4 5; do echo $i; done)
echo end
#== process substitution streams
read -r first < <(i=0; while :; do echo $((i++)); done); echo $first
paste <(seq 3) <(seq 4 6)
#== process substitution as an output
echo hello > >(tr a-z A-Z); wait $!
seq 3 | tee >(wc -l > lines) > /dev/null; sleep 0.1; cat lines
diff <(printf 'a\nb\n') <(printf 'a\nc\n'); echo $?
#== co-process
coproc { while read -r l; do echo "<$l>"; done; }
echo one >&"${COPROC[1]}"
read -r a <&"${COPROC[0]}"; echo "$a"
echo two >&"${COPROC[1]}"
read -r a <&"${COPROC[0]}"; echo "$a"
exec {COPROC[1]}>&-
wait $COPROC_PID; echo $?
#== a named co-process
coproc UP { tr a-z A-Z; }
p=$UP_PID
echo "${#UP[@]}"
echo hi >&${UP[1]}
fd=${UP[1]}
exec {fd}>&-
cat <&${UP[0]}
wait $p
echo $?
#== help of builtins
help nosuch; echo $?
help -s cd pwd true
help -s read | head -1
#== mapfile with a callback
printf '%s\n' a b c d e | { mapfile -t -c 2 -C 'echo call' lines; echo "${lines[@]}"; }
mapfile -t -n 2 -s 1 x <<< $'1\n2\n3\n4'; declare -p x
mapfile -O 3 -t x <<< z; declare -p x
mapfile -d : -t y <<< a:b:c; echo "${#y[@]}"
#== arrays of a script that counts words
declare -A count
while read -r -a words; do for w in "${words[@]}"; do ((count[$w]++)); done; done <<'END'
to be or not
to be
END
for w in "${!count[@]}"; do echo "$w ${count[$w]}"; done | sort
#== options of a script with getopts and long ones
usage() { echo "Usage: ${0##*/} [-v] [-n NAME]" >&2; exit "${1:-1}"; }
parse() {
  local OPTIND opt name=world verbose=0
  while getopts ':vn:h' opt; do
    case $opt in
      v) verbose=1 ;;
      n) name=$OPTARG ;;
      h) usage 0 ;;
      :) echo "needs value: -$OPTARG"; return 2 ;;
      ?) echo "unknown: -$OPTARG"; return 2 ;;
    esac
  done
  shift $((OPTIND - 1))
  echo "$name $verbose $*"
}
parse -v -n joe a b; parse -n; echo $?; parse -x; echo $?; parse -h; echo not here
#== here-documents with tabs and quotes
name=World
cat <<-END
	Hello $name
	  $(echo indented) \$name `echo ticks`
	END
cat <<'END'
Raw $name \ `x`
END
cat <<"A" <<B
first
A
second
B
#== retry with a back-off
try() { local n=0 max=$1; shift; until "$@"; do ((++n >= max)) && { echo "gave up after $n"; return 1; }; echo "attempt $n failed"; done; echo ok; }
try 3 false; echo $?
try 3 true
#== locks and temporary folders
dir=$(mktemp -d) || exit
trap 'rm -rf "$dir"; echo removed' EXIT
[ -d "$dir" ] && echo there
mkdir "$dir/lock" 2>/dev/null && echo locked
mkdir "$dir/lock" 2>/dev/null || echo busy
#== reading key=value files
cat > conf <<END
# comment
name = pequod
port=8080

path=/a=b
END
while IFS='=' read -r k v; do
  [[ $k =~ ^[[:space:]]*(#|$) ]] && continue
  k=${k// /}; v=${v# }
  printf '%s -> %s\n' "$k" "$v"
done < conf
#== string surgery
f=/var/log/app.2024-01-02.log.gz
echo "${f##*/} ${f%/*} ${f%%.*} ${f##*.} ${f/log/LOG} ${f//o/0} ${f:5:3} ${f: -2}"
s="  trim me  "; s="${s#"${s%%[![:space:]]*}"}"; s="${s%"${s##*[![:space:]]}"}"; echo "[$s]"
v=hello; echo "${v^} ${v^^} ${v~~} ${#v} ${v@Q} ${v@U} ${v@u}"
#== numbers in other bases and ranges
echo $((16#ff)) $((2#1010)) $((0x1f)) $((8#17)) $((36#z))
for i in {01..03} {a..e..2} {10..1..-3}; do printf '%s ' "$i"; done; echo
echo $((7/2)) $((-7/2)) $((7%3)) $((2**10)) $((1<<4)) $((5>3?1:0)) $((x=5, x+1))
((0)); echo $?; let "y = 3 * 4"; echo $y; echo $((09)) 
echo not reached?
#== division by nought
echo $((1/0))
echo after $?
((1/0)); echo $?
#== unbound variable under set -u
set -u
echo ${x:-default}
echo "${a[@]}"
echo $nope
echo not here
#== exit codes of what cannot run
nosuchcommand; echo $?
touch f; ./f; echo $?
mkdir d; ./d; echo $?
/none/x; echo $?
echo 'exit 7' > s; bash s; echo $?
bash -c 'kill -9 $$'; echo $?
(exit 300); echo $?
#== background jobs and wait
sleep 0.2 & p=$!
(exit 5) & q=$!
wait $q; echo $?
wait $p; echo $?
wait; echo $?
wait 99999; echo $?
sleep 0.1 & sleep 0.2 & wait -n; echo $?
jobs -r | wc -l
#== trap of signals in a script
trap 'echo got USR1' USR1
kill -USR1 $$
echo after
trap '' INT; kill -INT $$; echo still
trap -p
trap 'echo bye; exit 9' TERM
kill -TERM $$
echo not here
#== case with patterns and fall-through
for x in start stop Restart 42 abc ""; do
  case $x in
    start|stop) echo "$x it" ;&
    never) echo "falls" ;;
    [Rr]estart) echo restart ;;&
    *t) echo "ends in t" ;;
    +([0-9])) echo number ;;
    "") echo empty ;;
    *) echo other ;;
  esac
done
#== printf tables
printf '%-10s|%5s|%05.1f\n' name size 3.14159 longer-than-ten 12 2
printf '%s=%d\n' a 1 b 2 c
printf '%(%Y)T\n' 0
printf '%5s%%\n' 50
#== indirect expansion and name lists
app_port=1; app_host=2; for n in "${!app_@}"; do echo "$n=${!n}"; done
declare -n r=app_port; r=9; echo $app_port
arr=(x y); i='arr[1]'; echo "${!i}"
#== read with its options
read -r -p 'Name: ' n <<< joe; echo "$n"
read -n 2 two <<< abcdef; echo $two
IFS=: read -r user _ uid _ <<< 'root:x:0:0'; echo $user $uid
read -r -d ';' part <<< 'a b;c'; echo "$part"
read -t 0.1 x < <(sleep 1); echo $?
read -a arr <<< 'x y z'; echo ${arr[2]}
read x < /dev/null; echo $?
#== subshells keep their changes
x=1; (x=2; cd /; echo $x $PWD); echo $x
{ x=3; }; echo $x
y=$(x=4; echo $x); echo $x $y
echo $BASH_SUBSHELL $(echo $BASH_SUBSHELL) 
#== recursion and local variables
fact() { local n=$1; ((n <= 1)) && { echo 1; return; }; echo $((n * $(fact $((n - 1))))); }
fact 6
fib() { (($1 < 2)) && echo $1 || echo $(($(fib $(($1-1))) + $(fib $(($1-2))))); }
fib 8
#== loops with break and continue levels
for i in 1 2 3; do for j in a b c; do [ $j = b ] && continue 2; [ $i = 3 ] && break 2; echo $i$j; done; done
i=0; until ((i >= 3)); do ((i++)); done; echo $i
while :; do break; done; echo $?
for ((;;)); do break; done; break; echo $?
#== globs and their options
touch a.txt b.txt .hidden 'with space.txt'; mkdir -p d/e; touch d/e/deep.txt
echo *.txt; echo *.none
shopt -s nullglob; echo *.none; shopt -u nullglob
shopt -s dotglob; echo *hid*; shopt -u dotglob
shopt -s globstar; echo **/*.txt
shopt -s extglob; echo !(a).txt
shopt -s failglob; echo *.none; echo $?
#== errors of syntax in eval and source
eval 'echo a; )' ; echo $?
echo 'if true; then' > bad.sh; . ./bad.sh; echo $?
echo after
#== a menu with a loop
menu() { while read -r choice; do case $choice in 1) echo one ;; q) return 0 ;; *) echo "what is '$choice'?" ;; esac; done; return 1; }
menu <<< $'1\nx\nq'; echo $?
menu <<< 1; echo $?
#== dates and seconds
s=$SECONDS; sleep 1; echo $((SECONDS - s))
[[ $EPOCHSECONDS =~ ^[0-9]{10}$ ]] && echo epoch
[[ $RANDOM -le 32767 ]] && echo random
RANDOM=1; a=$RANDOM; RANDOM=1; [ $a = $RANDOM ] && echo same
#== descriptors of one's own
exec 3> out 4< <(echo in); echo to three >&3; read -r l <&4; echo $l; exec 3>&- 4<&-; cat out
{ echo err >&2; echo out; } 2>&1 | sort
exec 5<> rw; echo abc >&5; exec 5>&-; cat rw
echo x >&7; echo $?
{ echo a; echo b >&2; } > o 2> e; cat o e; echo c &>> o; cat o
