#== table of pods by a loop over kubectl-like output
pods() { cat <<'EOF'
NAME                     READY   STATUS             RESTARTS        AGE
web-5d4f8c7b9-abcde      1/1     Running            0               3d
web-5d4f8c7b9-fghij      0/1     CrashLoopBackOff   12 (2m ago)     3d
db-0                     1/1     Running            1               10d
job-x2z9k                0/1     Completed          0               5h
EOF
}
pods | tail -n +2 | while read -r name ready status rest; do
  [[ $status == Running ]] && continue
  printf '%-22s %s (%s)\n' "$name" "$status" "${ready%%/*} of ${ready##*/}"
done
pods | awk 'NR>1 {n[$3]++} END {for (s in n) print n[s], s}' | sort -rn
pods | awk '$3 != "Running" && NR > 1 {print $1}' | xargs -n1 echo kubectl delete pod
#== associative count of states
declare -A count
while read -r _ _ state _; do ((count[$state]++)); done <<'EOF'
a 1/1 Running 0
b 0/1 Pending 0
c 1/1 Running 3
d 0/1 Error 1
EOF
for s in "${!count[@]}"; do echo "$s=${count[$s]}"; done | sort
echo "${#count[@]} states"
[[ -v count[Running] ]] && echo has
unset 'count[Error]'
[[ -v count[Error] ]] || echo gone
#== usage with getopts
usage() { echo "usage: ${0##*/} [-v] [-n NAMESPACE] [-c COUNT] NAME..." >&2; exit 2; }
main() {
  local OPTIND=1 opt verbose=0 ns=default count=1
  while getopts ':vn:c:h' opt; do
    case $opt in
      v) ((verbose++)) ;;
      n) ns=$OPTARG ;;
      c) count=$OPTARG ;;
      h) usage ;;
      :) echo "option -$OPTARG needs a value" >&2; return 2 ;;
      \?) echo "unknown option -$OPTARG" >&2; return 2 ;;
    esac
  done
  shift $((OPTIND - 1))
  echo "verbose=$verbose ns=$ns count=$count rest=$*"
}
main -v -n kube-system -c3 a b
main -vvn x -- -y z
main -n; echo $?
main -q; echo $?
main
#== getopts speaks by itself
set -- -a -b val -z -c
while getopts ab:c: o; do echo "$o ${OPTARG-unset} $OPTIND"; done
echo "end $o $OPTIND"
#== long options by hand
parse() {
  while (($#)); do
    case $1 in
      --name=*) name=${1#*=} ;;
      --name) name=${2:?--name needs a value}; shift ;;
      --) shift; break ;;
      -*) echo "unknown: $1" >&2; return 1 ;;
      *) args+=("$1") ;;
    esac
    shift
  done
  args+=("$@")
}
args=(); parse --name=a x --name b -- -y; echo "$name ${args[@]}"
args=(); parse --bad; echo $?
args=(); (parse --name); echo $?
#== here-document with expansion makes a manifest
name=web replicas=3
cat <<EOF > deploy.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: $name
  labels: {app: "${name}"}
spec:
  replicas: $((replicas + 1))
  cost: \$5
  date: $(echo today)
EOF
cat deploy.yaml
cat <<-'EOF'
	tabs go
	  blanks $stay
	EOF
#== here-document inside single quotes of bash -c
bash -c 'cat <<EOF
inner $((1+1))
EOF
echo after'
#== two here-documents on one line, and in a loop
cat <<A; cat <<B
one
A
two
B
for i in 1 2; do cat <<E
loop $i
E
done
while read -r l; do echo "[$l]"; done <<EOF
x
  y z
EOF
f() { cat <<EOF
in function $1
EOF
}
f a; f b
#== here-document piped and with redirect
cat <<EOF | tr a-z A-Z > out
hello
EOF
cat out
grep -c o <<< "foo
bar
o"
#== retry with back-off
n=0
try() { ((++n >= 3)); }
delay=1
until try; do echo "attempt $n failed, wait $delay"; ((delay *= 2)); ((n > 5)) && break; done
echo "ok after $n"
#== log functions with levels
log() { local level=$1; shift; printf '%s [%-5s] %s\n' "12:00:00" "${level^^}" "$*" >&2; }
die() { log error "$@"; exit 1; }
log info starting "$0"
log warn "careful  now"
(die "broken: $?"); echo $?
#== lock by mkdir and by noclobber
mkdir lock 2>/dev/null && echo locked
mkdir lock 2>/dev/null || echo busy
set -C
echo a > f; echo b > f; echo $?; cat f; echo c >| f; cat f
#== configuration file with comments
cat > app.conf <<'EOF'
# comment
host = example.org
port=8080

name = "big  ship"
EOF
while IFS='=' read -r key value; do
  key=${key//[[:space:]]/}
  [[ -z $key || $key == \#* ]] && continue
  value=${value#"${value%%[![:space:]]*}"}
  printf '<%s>=<%s>\n' "$key" "$value"
done < app.conf
#== csv by IFS
IFS=, read -ra f <<< "a,,c d,e"
echo "${#f[@]}"; printf '[%s]' "${f[@]}"; echo
while IFS=: read -r user _ uid _ _ home shell; do echo "$user $uid $home $shell"; done <<< $'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin'
(IFS=-; echo "${f[*]}"); echo "${f[*]}"
#== compare versions
vercmp() {
  local IFS=. i a=($1) b=($2)
  for ((i = 0; i < ${#a[@]} || i < ${#b[@]}; i++)); do
    ((10#${a[i]:-0} > 10#${b[i]:-0})) && { echo ">"; return; }
    ((10#${a[i]:-0} < 10#${b[i]:-0})) && { echo "<"; return; }
  done
  echo "="
}
vercmp 1.2.3 1.2.10; vercmp 1.10 1.9.9; vercmp 2.0 2.0.0; vercmp 1.08 1.8
#== parallel jobs and their results
work() { sleep "0.0$1"; return "$1"; }
for i in 1 2 3; do work $i & pids+=($!); done
for p in "${pids[@]}"; do wait "$p"; echo "code $?"; done
jobs
#== wait -n
(sleep 0.3; exit 4) & (sleep 0.05; exit 5) &
wait -n; echo $?; wait -n; echo $?; wait -n; echo $?
#== sizes for people
human() { local b=$1 u=(B K M G) i=0; while ((b >= 1024 && i < 3)); do ((b /= 1024, i++)); done; echo "$b${u[i]}"; }
human 512; human 2048; human 5242880; human 10737418240
#== walk files with find and null bytes
mkdir -p 'a b/c'; touch 'a b/x y' 'a b/c/z'
find . -type f -print0 | sort -z | while IFS= read -r -d '' f; do echo "<$f>"; done
mapfile -d '' files < <(find . -type f -print0 | sort -z); echo "${#files[@]}"
#== stack trace
a() { b; }; b() { c; }
c() { local i=0; while caller $i; do ((i++)); done; echo "${FUNCNAME[*]}"; }
a
#== menu with select
select x in start stop quit; do
  case $x in quit) break ;; "") echo "bad: $REPLY" ;; *) echo "$REPLY) $x" ;; esac
done <<< $'1\n9\n2\n3'
echo $x
#== select without input ends
PS3='your choice: '
select x in a b; do echo $x; done < /dev/null
echo "code $?"
#== json by hand with printf
items=(alpha 'be"ta' gamma); sep=
printf '['
for i in "${items[@]}"; do printf '%s"%s"' "$sep" "${i//\"/\\\"}"; sep=,; done
printf ']\n'
#== xtrace shows what is run
set -x
x=1 y="a b"
echo "$x" $y 'q u'
for i in 1 2; do :; done
[[ $x == 1 && -n $y ]] && echo t
((x++))
f() { echo in "$1"; }
f "z z"
a=(1 "2 3")
case $x in 2) echo two ;; esac
echo $(echo sub) > /dev/null
if [ -n "$y" ]; then echo y; fi
set +x
#== PS4 with line numbers
PS4='+${LINENO}: '
set -x
echo a
echo b
{ set +x; } 2>/dev/null
echo quiet
#== verbose mode
set -v
echo a
# comment
echo b
set +v
echo c
#== bash -c with arguments, -s, -e, -u, -x
bash -c 'echo "$0" "$1" $#' name first second
echo 'echo "$# $1"' | bash -s x y
bash -e -c 'false; echo no'; echo $?
bash -u -c 'echo $nope; echo no'; echo $?
bash -x -c 'echo hi'
bash -c; echo $?
bash nosuchfile; echo $?
bash -n -c 'echo no; if'; echo $?
#== bash -n checks without running
echo 'echo a; for i in; do' > bad; bash -n bad; echo $?
echo 'echo a' > good; bash -n good; echo $?
#== sourced script with arguments and return
cat > lib <<'EOF'
echo "lib $# $1"
VAR=set
return 4
echo never
EOF
. ./lib one two; echo "$? $VAR $#"
source ./nosuch; echo $?
. ; echo $?
#== prompts for yes
confirm() { local a; read -r -p "sure? " a; [[ ${a,,} =~ ^y(es)?$ ]]; }
echo YES | { confirm && echo go; }
echo n | { confirm || echo stop; }
confirm < /dev/null || echo eof
#== read with time limit, characters, delimiters
read -n 3 a <<< abcdef; echo "$a"
read -N 4 a <<< $'a\nb c'; echo "$a"
read -d : a <<< "x y:z"; echo "$a"
read -t 0.1 a < <(sleep 1); echo "$? <$a>"
read a b <<< "one two three"; echo "$a|$b"
read -r a <<< 'back\slash'; echo "$a"
read a <<< 'back\slash'; echo "$a"
read <<< "  keep  "; echo "[$REPLY]"
IFS= read -r a <<< "  keep  "; echo "[$a]"
read -a arr <<< "1 2 3"; echo "${arr[1]} ${#arr[@]}"
exec 5<<< "from five"; read -u 5 a; echo "$a"; exec 5<&-
read -u 9 a; echo $?
read 1bad; echo $?
printf 'no newline' | { read a; echo "$? $a"; }
#== pipe into while loses variables, lastpipe keeps them
n=0; printf '1\n2\n3\n' | while read x; do ((n+=x)); done; echo $n
shopt -s lastpipe; printf '1\n2\n3\n' | while read x; do ((n+=x)); done; echo $n
#== numbers of a log
cat > access.log <<'EOF'
10.0.0.1 GET /a 200 12
10.0.0.2 GET /b 404 3
10.0.0.1 POST /a 500 44
10.0.0.3 GET /a 200 7
EOF
awk '{c[$4]++; t+=$5} END {for (k in c) print k, c[k] | "sort"; close("sort"); printf "avg %.2f\n", t/NR}' access.log
cut -d' ' -f1 access.log | sort | uniq -c | sort -k1,1nr -k2 | head -2
grep -E ' (4|5)[0-9]{2} ' access.log | sed -E 's/^([0-9.]+) (\w+) ([^ ]+).*/\2 \3 from \1/'
sum=0; while read -r _ _ _ code ms; do ((code == 200)) && ((sum += ms)); done < access.log; echo $sum
#== template with sed and with envsubst of our own
tpl='Hello {{name}}, you have {{count}} mails at {{host}}'
declare -A v=([name]=Ahab [count]=3 [host]=sea/ship)
for k in "${!v[@]}"; do tpl=${tpl//"{{$k}}"/${v[$k]}}; done
echo "$tpl"
#== every kind of quoting in arguments
show() { printf '<%s>' "$@"; echo " $#"; }
e=; s='a b'; g='*'
show $e "$e" '' $s "$s" "$g" a"$s"b 'it'\''s' $'tab\there' "dq \"in\" \$x \\ \`" \a\ b
show "$@"; set -- 'x y' z; show "$@"; show "$*"; show $*; show "pre$@post"; show ${@:2} "${@:1:1}"
#== exit codes of everything
nosuchcommand; echo $?
./nosuchfile; echo $?
touch notexec; ./notexec; echo $?
mkdir d; ./d; echo $?
(exit 260); echo $?
bash -c 'kill -9 $$'; echo $?
bash -c 'kill -TERM $$'; echo $?
sh -c 'exit 3'; echo $?
false | true; echo "$? ${PIPESTATUS[*]}"
! false; echo $?
