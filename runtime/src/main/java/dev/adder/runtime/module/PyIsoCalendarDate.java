package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;

/** What {@code date.isocalendar()} returns: a tuple of year, week and weekday, with these names. */
// CPython: Modules/_datetimemodule.c PyDateTime_IsoCalendarDate
@BuiltinType(name = "datetime.IsoCalendarDate", doc = "The result of date.isocalendar() or datetime.isocalendar()\n\n"
        + "This object may be accessed either as a tuple of\n"
        + "  ((year, week, weekday)\n"
        + "or via the object attributes as named in the above tuple.")
final class PyIsoCalendarDate extends PyTuple {
    static final PyType TYPE = new Type();

    private PyIsoCalendarDate(PyType type, PyObject... owned) {
        super(type, owned);
        TypeObject.initInstance(this);
    }

    static PyObject of(int year, int week, int weekday) {
        return new PyIsoCalendarDate(TYPE, PyInt.of(year), PyInt.of(week), PyInt.of(weekday));
    }

    @PyNew(value = "IsoCalendarDate(year, week, weekday)", textSignature = false)
    static PyObject create(PyType cls, int year, int week, int weekday) {
        return new PyIsoCalendarDate(cls, PyInt.of(year), PyInt.of(week), PyInt.of(weekday));
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "__reduce__() -> (cls, state)")
    static PyObject reduce(PyIsoCalendarDate self) {
        return PyTuple.steal(PyTuple.TYPE.newRef(), PyTuple.steal(PyTuple.of(self.items)));
    }

    @PyGetter("year")
    static PyObject getYear(PyIsoCalendarDate self) {
        return self.items[0].newRef();
    }

    @PyGetter("week")
    static PyObject getWeek(PyIsoCalendarDate self) {
        return self.items[1].newRef();
    }

    @PyGetter("weekday")
    static PyObject getWeekday(PyIsoCalendarDate self) {
        return self.items[2].newRef();
    }

    private static final class Type extends PyTuple.Type {
        Type() {
            super("datetime.IsoCalendarDate", PyIsoCalendarDateTable.INSTANCE, PyTuple.TYPE, 32, 8, HAVE_GC | BASETYPE);
        }

        @Override
        public PyObject tpRepr(PyObject o) {
            PyObject[] items = ((PyIsoCalendarDate) o).items;
            return PyStr.of(o.type.tpName() + "(year=" + Objects.text(items[0]) + ", week=" + Objects.text(items[1]) + ", weekday="
                    + Objects.text(items[2]) + ")");
        }
    }
}
