#== @Q and its family
x="it's a \"test\""; y=$'tab\tnl\n'; echo "${x@Q}" "${y@Q}" ${e@Q} "${x@U}" "${x@u}" "${x@L}"
a=(1 'b c' "d'e"); echo "${a[@]@Q}"; echo "${a[@]@A}"; declare -i n=5; echo "${n@A}" "${n@a}" "${a@a}"; z='\t\x41'; echo "[${z@E}]"
set -- p 'q r'; echo "${@@Q}"; declare -A m=([k]=v); echo "${m[@]@A}" "${m[@]@K}"; p='\w'; echo "${p@P}" | sed 's/.*work/work/'
#== declare prints what there is
declare -i i=5; declare -r r=x; declare -x e=y; declare -a a=(1 "2 3" [5]=z); declare -A h=([k]="v w"); declare -l low=ABC; declare -u up=abc
declare -p i r e a h low up
declare -p nosuch; echo $?
f() { local -i l=3; local -p; declare -g G=global; }; f; echo $G
declare -f f
declare -F f; declare -F nosuch; echo $?
#== name references
f() { declare -n ref=$1; ref=changed; ref2=${!ref}; echo "$ref ${!ref}"; }
v=old; f v; echo $v
declare -n arr=list; list=(a b c); echo "${arr[1]} ${#arr[@]}"; arr+=(d); echo "${list[@]}"
swap() { local -n a=$1 b=$2; local t=$a; a=$b; b=$t; }; x=1 y=2; swap x y; echo $x $y
declare -n self=self; echo $?
unset -n arr; echo "${arr-unset} ${list[0]}"
#== integers and cases
declare -i n; n=2+3; echo $n; n+=4; echo $n; n=abc; echo $n; n='2*(3+4)'; echo $n; n=08; echo "$? $n"
declare -l s=HeLLo; echo $s; s+=WORLD; echo $s; declare -u t; t=shout; echo $t
#== readonly is kept
readonly R=1; R=2; echo "after $?"; 
unset R; echo $?; declare R=3; echo $?; (R=4; echo no); echo $?; readonly -p | grep R=
#== arithmetic with bases and operators
echo $((0x1f)) $((017)) $((2#1011)) $((36#zz)) $((64#_)) $((16#Ff)) $((1<<10)) $((7&~2)) $((5^3)) $((-7/2)) $((-7%3)) $((2**10)) $((1?2:3)) $((!5)) $((~5))
x=5; echo $((x++ + ++x)) $x $((x-=2)) $((x*=3)) $((x/=2)) $((x%=4)) $((x<<=3)) $((x|=1)) $((x^=3)) $x $((y=3,y+1)) $(( (1,2,3) ))
echo $((1 > 2 || 3 < 4)) $((1 && 0)) $((5 >= 5)) $((5 != 5)); a[3]=7; echo $((a[3]*2)) $((a[1+2])) $((${a[3]}+1)) $((a[9]))
echo $((9223372036854775807 + 1)) $((-9223372036854775808)) $((1<<63)) $((1<<64))
#== arithmetic that is wrong
echo $((1/0)); echo "after $?"
echo $((08)); echo $?
echo $((1+)); echo $?
echo $((2#3)); echo $?
echo $((a b)); echo $?
echo $((5=3)); echo $?
((1/0)); echo $?
let 'x=1/0'; echo $?
echo $((2**-1)); echo $?
x='1+'; echo $((x)); echo $?
echo $((0x)); echo $((99#1)); echo done
#== substrings, patterns, cases
s=hello.world.tar.gz; echo ${s:2} ${s:2:3} ${s: -2} ${s: -5:2} ${s:0:-3} ${s#*.} ${s##*.} ${s%.*} ${s%%.*} ${s/o/0} ${s//o/0} ${s/#he/HE} ${s/%gz/GZ} ${s//[aeiou]} ${s/nothing/x} ${#s}
echo ${s^} ${s^^} ${s^^[a-l]} ${s,,} ${s~} ${s~~}; p='*.'; echo ${s#$p} ${s#"$p"} ; a=(one two three); echo ${a[@]/o/0} ${a[@]#t} ${a[@]^} ${#a[1]} ${a[@]:1:1} ${a[-1]}
echo ${s:20} "[${s:99}]" ${s:1:-99}; echo $?
#== defaults and errors
unset u; e=; echo "${u-d} ${e-d} ${u:-d} ${e:-d} ${u+s} ${e+s} ${e:+s}|"; echo ${u:=new} $u; (echo ${w?}); (echo ${w:?is missing}); (echo ${e:?}); echo $?; (set -u; echo $w2; echo no); echo $?; (set -u; echo "${arr[@]}" ok); (set -u; echo $1); echo ${!u}; ref=s; s=deep; echo ${!ref} ${!r*} ; echo ${#}
#== bad substitutions
echo ${a.b}; echo "after $?"
#== bad substitution two
echo ${1x}
#== bad assignment and names
1x=3; echo $?; x =3; echo $?; x= echo ok; a-b=1; echo $?; export 1a=2; echo $?; export a-b; echo $?; unset 1x; echo $?; local x; echo $?; readonly 9=1; echo $?
#== arrays with holes
a=(x y z); unset 'a[1]'; echo "${#a[@]} ${!a[@]} ${a[@]}"; a[10]=t; a+=(u); echo "${!a[@]}"; for i in "${!a[@]}"; do echo "$i:${a[i]}"; done; a[-1]=last; echo "${a[@]: -2}"; b=("${a[@]}"); echo "${!b[@]}"; a[-99]=q; echo $?; unset a; echo "${#a[@]}"
a=([2]=c [0]=a); a+=([1]=b); echo "${a[@]}"; a=(); echo "[${a[*]}] ${a[0]-none}"; x=(a b); x=c; echo "${x[@]}"; echo $x ${x}
#== associative arrays
declare -A h; h[a b]=1; h["c'd"]=2; k='x y'; h[$k]=3; h+=([n]=4 [m]=5); echo ${#h[@]} "${h[a b]}" "${h[$k]}"; for k in "${!h[@]}"; do echo "$k=${h[$k]}"; done | sort; unset 'h[a b]' h[n]; echo ${#h[@]}; [[ ${h[zz]+x} ]] || echo none; declare -A g=(a 1 b 2); echo "${g[a]}${g[b]}"; h[]=x; echo $?; i=5; ((h[count]+=i)); echo "${h[count]}"
#== slices and joins
a=(1 2 3 4 5); echo "${a[@]:1:3}" "${a[@]: -2}" "${a[*]:0:2}"; (IFS=,; echo "${a[*]}"; echo "${a[*]/#/x}"); printf -v joined '%s,' "${a[@]}"; echo "${joined%,}"; set -- "${a[@]}"; echo "$#:$5" "${@:2:2}" "${*: -1}"; shift 2; echo $1; shift 9; echo $?; echo "${a[@]:9}|"
#== mapfile
printf 'a\nb b\nc\n' > f; mapfile -t l < f; echo "${#l[@]} [${l[1]}]"; mapfile l < f; echo -n "${l[0]}"; mapfile -t -n 2 l < f; echo "${l[@]}"; mapfile -t -s 1 l < f; echo "${l[@]}"; mapfile -t -O 5 l < f; echo "${!l[@]}"; mapfile -t -d b x < f; echo "${#x[@]}"; readarray -t z <<< $'q\nr'; echo "${z[1]}"; mapfile -t -C 'echo cb' -c 2 y < f
#== extglob in matching and in replacing
shopt -s extglob; x=foo.tar.gz; echo ${x%.@(gz|bz2)} ${x/+(o)/0} ${x##*(f|o)}; touch a1 a22 b3 c; echo a+([0-9]) !(a*) ?(a|b)[0-9] @(b|c)*; [[ abcabc == +(abc) ]] && echo plus; case 42 in +([[:digit:]])) echo number;; esac; s='  trim me  '; s=${s##+([[:space:]])}; echo "[${s%%+([[:space:]])}]"
#== globs and their options
mkdir -p d/e/f; touch d/x.txt d/e/y.txt d/e/f/z.txt .hidden '[odd]' 'sp ace.txt'; echo *; echo *.none; shopt -s nullglob; echo *.none end; shopt -u nullglob; shopt -s dotglob; echo *; shopt -u dotglob; shopt -s globstar; echo **/*.txt; echo d/**; echo **/; shopt -u globstar; echo [[]odd]; echo \[odd\] d/[!x]*; GLOBIGNORE='d*'; echo *; unset GLOBIGNORE; set -f; echo *; set +f; shopt -s nocaseglob; echo D; echo D*; shopt -s failglob; echo *.none; echo "after $?"
#== braces
echo {a,b}{1,2} {1..5} {5..1} {a..e} {01..03} {1..10..3} {a,{b,c}d} x{,y} {a} {} a{b,c}e{f,g} "{a,b}" {a,b\,c} ${x}{1,2} {1..a} {-2..2} {z..w..2} $'{a,b}' {a..c}{1..2}
#== tilde
HOME=/home/x; echo ~ ~/a "~" a~ ~root a=~ ; x=~/b:~/c; echo $x; PATH2=a:~; echo $PATH2; cd /; echo ~+ ~-| sed 's/ .*work/ work/'; echo ~nosuchuser
#== words and splitting
IFS=:; x=a:b::c; set -- $x; echo $#; printf '<%s>' $x; echo; IFS=' :'; x=' a : b '; set -- $x; echo $#; printf '<%s>' "$@"; echo; IFS=; x='a b'; set -- $x; echo $#; unset IFS; set -- $x; echo $#; IFS=x; y=axbx; set -- $y; echo $#; echo $(echo axb) "$(echo axb)"; IFS=$'\n'; set -- $(printf 'a b\nc d\n'); echo "$#"
#== printf in full
printf '%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%c|%s|%10s|%-10s|%.2s|%%\n' 42 42 42 42 42 255 255 255 8 8 abc str str str string
printf '%.3f %e %g %G %8.2f|%-8.1f|%a\n' 3.14159 12345.678 0.0001 1e10 2.5 2.5 1; printf '%b|%q|%q|%q\n' 'a\tb\n' 'a b' "it's" $'x\ny'; printf '%s %s\n' a b c; printf '%d %s\n'; printf '%*d|%-*d|%.*f\n' 5 42 5 42 2 3.14159
printf '%d\n' abc 0x1f 017 "'A" 3x ''; echo $?; printf '%(%Y-%m-%d)T\n' 0; printf -v v '%03d' 7; echo $v; printf -v 'a[2]' x; echo ${a[2]}; printf '\x41\101\u00e9\n'; printf %s; printf; echo $?; printf '%z\n' 1; echo $?; printf -- '-%s-\n' x; printf '%s\n' -- a; printf 'no newline\c more'; printf '%5s|%-5s|\n' é é; printf '%u %i\n' -1 5
#== echo and its flags
echo -n a; echo -e 'b\tc\x41\u0042\0101\\n\c no'; echo -E 'x\ty'; echo -ne 'q\n'; echo -x -n; echo -- a; shopt -s xpg_echo; echo 'a\tb'; echo -nE 'c\td\n'; shopt -u xpg_echo; echo -e '\e[1m' | od -c | head -1
#== test with everything
[ 1 -eq 1 ] && [ a \< b ] && [ b \> a ] && [ ! a = b ] && [ -n x -a ! -z y ] && [ \( a = a \) -o b = c ] && echo ok; [ 1 -eq x ]; echo $?; [ a -eq ]; echo $?; [ ]; echo $?; [ a; echo $?; [ ! ]; echo $?; [ -f ]; echo $?; [ a b c d e ]; echo $?; test 1 -lt 2 -a; echo $?; [ x -foo y ]; echo $?; [ -t 0 ] || echo notty; touch o; sleep 0.01; touch n; [ n -nt o ] && echo newer; [ o -ot n ] && echo older; ln n l; [ n -ef l ] && echo same; ln -s nosuch s; [ -L s ] && [ ! -e s ] && echo dangling; [[ -o errexit ]] || echo noe; [ -v HOME ] && echo v
#== double brackets that are wrong
[[ 1 -eq a ]]; echo $?; [[ 1 -eq 1+1 ]]; echo $?; [[ a < b ]]; echo $?; [[ a =~ ( ]]
#== regex errors
re='('; [[ a =~ $re ]]; echo $?; re='a{2'; [[ aa =~ $re ]]; echo $?; [[ aab =~ (a+)(b)? ]]; declare -p BASH_REMATCH; shopt -s nocasematch; [[ ABC =~ b ]] && echo ci; [[ FOO == foo ]] && echo ci2; case X in x) echo ci3;; esac
#== process substitution
diff <(printf 'a\nb\n') <(printf 'a\nc\n'); echo $?; cat <(echo x) <(echo y); tee >(tr a-z A-Z > up) <<< low > /dev/null; sleep 0.1; cat up; while read l; do echo "l:$l"; done < <(printf '1\n2\n'); paste -d, <(seq 3) <(seq 4 6)
#== descriptors
exec 3> out; echo three >&3; exec 3>&-; cat out; exec {fd}> out2; echo by >&$fd; exec {fd}>&-; cat out2; echo lost >&7; echo $?; { echo o; echo e >&2; } 2>&1 | sort; { echo o; echo e >&2; } &> both; sort both; echo more &>> both; wc -l < both; exec 4<out; read -u4 l; echo $l; exec 4<&-; cat <&4; echo $?; echo a 1>&2 2>/dev/null; ls nosuch 2>&1 >/dev/null | wc -l; : > empty; wc -c < empty; cat < nosuch; echo $?; echo x > d/nosuch; echo $?; { echo swap >&2; } 3>&1 1>&2 2>&3 | cat
#== redirect read-write and append
echo 12345 > f; exec 3<> f; read -n 2 -u 3 x; echo -n XX >&3; exec 3>&-; cat f; echo a >> f; tail -1 f; (echo sub; echo err >&2) > all 2>&1; cat all; f() { echo fn; } > fnout; f; cat fnout; for i in 1 2; do echo $i; done > loop; cat loop; if true; then echo c; fi > cond; cat cond; while read x; do echo "r $x"; done < loop > w; cat w; > new; ls -s new | cut -c1
#== coproc
coproc { while read l; do echo "got $l"; done; }
echo hi >&"${COPROC[1]}"; read -r r <&"${COPROC[0]}"; echo "$r"; exec {COPROC[1]}>&-; wait $COPROC_PID; echo $?
coproc UP { tr a-z A-Z; }
echo abc >&${UP[1]}; eval "exec ${UP[1]}>&-"; cat <&${UP[0]}
#== functions
f() { echo "$FUNCNAME $# $*"; return 5; }; f a b; echo $?; f() { unset -f f; echo last; }; f; f; echo $?; g() { local x=1; h; echo $x; }; h() { x=2; }; g; echo "[$x]"; fact() { (($1 < 2)) && echo 1 || echo $(($1 * $(fact $(($1 - 1))))); }; fact 10; k() { return 1 2; }; k; echo $?; return 3; echo $?; function with-dash { echo dash; }; with-dash; l() { local IFS=,; echo "$*"; }; l a b; r() { return -1; }; r; echo $?; r() { return abc; }; r; echo $?
#== function text is printed as bash writes it
f() { if [ "$1" ]; then echo "a $1" >&2; else for i in 1 2; do echo $i; done; fi; case $x in a|b) echo ab;; *) ;; esac; while read -r l; do :; done < file; (sub); { grp; }; x=(1 2); [[ a == b ]] && c || d; ((x++)); echo a | b; ! e; cat <<EOF
here $x
EOF
}; declare -f f
g() for i; do echo $i; done; type g; h() { local a=1; until false; do break; done; select z in a; do :; done; for ((i=0;i<3;i++)); do :; done; time echo; coproc x; a & b; }; type h
#== command, builtin, type, hash
echo() { builtin echo "mine: $*"; }; echo a; command echo b; unset -f echo; type -t echo cd if ls nosuch f; type nosuch; echo $?; command -v ls echo if nosuch; command -V cd; alias ll='ls -l'; alias ll; alias nosuch; echo $?; unalias ll; unalias ll; builtin nosuch; echo $?; command nosuch; echo $?; hash -r; hash; type -a true | head -1; type -P ls; enable -n test; type -t test; enable test; type test
#== eval and indirection
x='echo "$y"'; y='a  b'; eval $x; eval "$x"; eval 'for i in 1 2; do echo $i; done'; eval; echo $?; eval false; echo $?; eval 'echo a' 'b;' echo c; v=name; eval "$v=value"; echo $name; printf -v "$v" other; echo $name; eval 'if'; echo "code $?"
#== set and positional
set -- a b c; echo $# $2; set --; echo $#; set - x y; echo $1; set -o | head -3; set +o | head -3; echo $-; set -u; set -o nosuch; echo $?; set -q; echo $?; set -a; AUTO=1; env | grep AUTO; set +a; shopt -s nosuch; echo $?; shopt extglob nullglob; echo $?; shopt -q extglob; echo $?; shopt -p dotglob; shopt -o errexit; [[ $SHELLOPTS == *nounset* ]] && echo in
#== special variables
echo $# $? $- | tr -d B; echo "${#PIPESTATUS[@]}"; echo ${BASH_VERSINFO[0]} ${BASH_SOURCE[0]##*/} ${BASH_SUBSHELL}; (echo $BASH_SUBSHELL; (echo $BASH_SUBSHELL)); f() { echo "${FUNCNAME[@]} ${BASH_LINENO[@]} $LINENO"; }; f; [[ $BASHPID == $$ ]] && echo same; ([[ $BASHPID != $$ ]] && echo diff); : last arg; echo $_; [[ $RANDOM != $RANDOM ]] && echo rnd; [[ $SECONDS -lt 5 ]] && echo sec; [[ $EPOCHSECONDS -gt 1000 ]] && echo epoch; echo $UID $EUID $PPID | sed 's/[0-9]*$/P/'; SECONDS=100; echo $SECONDS; RANDOM=42; a=$RANDOM; RANDOM=42; [[ $a == $RANDOM ]] && echo seeded; echo $OSTYPE $HOSTTYPE $IFS | wc -w; echo "${DIRSTACK[0]##*/}"; LINENO=50; echo $LINENO
#== umask, ulimit, times
umask; umask -S; umask 077; umask; touch p; stat -c %a p; umask u=rwx,g=rx,o=; umask; umask 9; echo $?; (umask 0; umask); umask -p; ulimit -n > /dev/null; echo $?; ulimit -Z; echo $?; times | wc -l
#== pushd, popd, dirs, cd
mkdir -p a/b c; base=$PWD; pushd a > /dev/null; pushd b | sed "s#$base#B#g"; dirs -v | sed "s#$base#B#g"; popd | sed "s#$base#B#g"; dirs -p | wc -l; popd > /dev/null; popd; echo $?; cd nosuch; echo $?; cd a b; echo $?; cd - > /dev/null; cd - | sed "s#$base#B#"; CDPATH=$base/a; cd b | sed "s#$base#B#"; pwd | sed "s#$base#B#"; unset CDPATH; cd; echo $PWD; cd ''; echo $?; unset HOME; cd; echo $?; OLDPWD=; cd -; ln -s "$base/a/b" "$base/link"; cd "$base/link"; pwd | sed "s#$base#B#"; pwd -P | sed "s#$base#B#"; cd -P ..; pwd| sed "s#$base#B#"
#== complete, compgen, compopt, help
compgen -W 'start stop status' st; compgen -W 'a b' x; echo $?; compgen -A builtin pr; compgen -b ech; compgen -k wh; compgen -v BASH_VERS; touch f1 f2; mkdir d1; compgen -f f; compgen -d d; compgen -c printf | sort -u; complete -W 'a b' tool; complete -p tool; complete -r tool; complete -p tool; echo $?; complete -F _f other; complete | grep other; compopt -o nospace; echo $?; help nosuchtopic; echo $?; help -d cd; help -s pwd; help true | head -1
#== history, fc, disown, suspend, logout out of a script
history; fc -l; echo $?; disown; echo $?; fg; echo $?; bg; echo $?; jobs -x echo hi; suspend; echo $?; logout; echo $?; bind -l 2>/dev/null | head -0; caller; echo $?; kill; echo $?; kill -l 9; kill -l INT; kill -l 137; kill 99999999; echo $?; kill abc; echo $?; kill %3; echo $?; wait 99999; echo $?; wait %1; echo $?; exec nosuchprogram; echo no
#== syntax error: end of file in if
echo one
if true; then
  echo two
#== syntax error: unexpected token
echo one
echo a && && echo b
echo never
#== syntax error: fi without if
fi
#== syntax error: done
for i in 1 2; do echo $i; fi
#== syntax error: missing quote
echo "abc
def
#== syntax error: single quote in a command substitution
echo $(echo 'abc)
#== syntax error: parenthesis
echo a (b)
#== syntax error: case
case x in a) echo; b) echo; esac
#== syntax error: newline
echo a |
#== syntax error in double brackets
[[ a == ]] && echo no
#== syntax error in arithmetic for
for ((i=0; i<2)); do echo; done
#== syntax error: function
f() echo hi
#== syntax error: unterminated here-document
cat <<EOF
abc
#== syntax error: brace
{ echo a
#== syntax error: redirect
echo a > ; echo b
#== syntax error: semicolon
; echo a
#== syntax error: do
while true; echo a; done
#== syntax error: empty loop
for i in 1; do done
#== syntax error: empty then
if true; then fi
#== syntax error in eval goes on
eval 'echo a; )'; echo "code $?"; eval 'echo "'; echo "code $?"; bash -c 'if'; echo $?; bash -c 'echo "a'; echo $?; bash -c 'echo $(ls'; echo $?; bash -c '((1+'; echo $?; bash -c 'for'; echo $?; bash -c 'a=(1 2'; echo $?; bash -c 'echo a; done'; echo $?; . <(echo 'if'); echo $?
#== errors carry their line
echo 1

nosuch1
f() {
  nosuch2
  cd /nosuch3
}
f
( nosuch4 )
x=$(nosuch5)
for i in 1; do
  nosuch6
done
cat <<EOF
$(nosuch7)
EOF
readonly q=1
q=2
echo ${z?gone}
