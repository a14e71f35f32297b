"""Filters, default action and registry that are not what the module expects."""
import _warnings
import warnings
except BaseException as e: print(type(e).__name__, e)
warnings.filters=[]
warnings.defaultaction=None; 
try: _warnings.warn('bogus')
except BaseException as e: print(type(e).__name__, e)
warnings.defaultaction='default'
warnings.onceregistry=None
warnings.filters=[('once', None, Warning, None, 0)]
try: _warnings.warn('bogus')
except BaseException as e: print(type(e).__name__, e)
