#== complete tables
complete -W "a b" foo; complete -F f -o default bar; complete -p foo; complete -p bar; complete -p nope; echo $?
complete -r nope; complete -r foo; complete -p
complete -A file -X "*.o" -P pre -S suf -G "*.c" -C cmd abc; complete -p abc
complete -D -F g; complete -p -D
#== compgen words
compgen -W "apple banana avocado" a; echo $?; compgen -W "apple" z; echo $?
x="one two"; compgen -W '$x three "fo ur"' ; IFS=: ; compgen -W "a b:c" ; unset IFS
compgen -W "ab ac" -P x -S y -X "*c" a; compgen -W "ab ac" -X "!*c" a
compgen -W '$(echo p q)' 
#== compgen actions
f() { :; }; g() { :; }; compgen -A function; compgen -v BASH_V; compgen -b ec; compgen -k wh; compgen -A setopt err; compgen -A shopt ext; alias k=kubectl; compgen -a
mkdir d; touch da db; compgen -d d; compgen -f da; compgen -G "d?" | sort; export ZED=1; compgen -e ZE; compgen -u roo; compgen -A signal SIGTE
#== compgen wrong
compgen -q; echo $?; compgen -o x; echo $?; compgen -A nope; echo $?; complete -F; echo $?; complete -o nospace; echo $?; compopt -o nospace; echo $?; compopt -o nospace nope; echo $?
#== compgen function
f() { COMPREPLY=(x "y z"); }; compgen -F f; echo $?; echo "${COMPREPLY[*]}"
g() { echo "$# $1 $2 $3"; }; compgen -F g aa
