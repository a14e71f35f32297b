class E(Exception):
    def __init__(self,*a): super().__init__(*a); self.a=a
e=E(1,2); print(e.args is e.a)
t=(3,4); e=ValueError(*t); print(e.args is t)
e=E(*t); print(e.args is t, e.args is e.a)
e=OSError(*t); print(e.args is t); e=OSError(*(3,4,5)); print(e.args)
g=('x',[ValueError()]); e=ExceptionGroup(*g); print(e.args is g)
class F(Exception): pass
e=F(*t); print(e.args is t); e.__init__(*g); print(e.args is g)
e=KeyError(*()); print(e.args)
