const JAVA_TYPE =
  /^(?:Exception in thread "[^"\n]{0,100}" |Caused by: )?((?:[\w$]+\.){0,20}[\w$]{0,100}(?:Exception|Error|Throwable))(?=[:\s]|$)/;
const PYTHON_TYPE = /(?:^|\n)((?:\w+\.){0,20}\w{0,100}(?:Error|Exception|Exit|Interrupt|Warning))(?=:|\s*$)[^\n]*\s*$/;

/** The exception a stack trace is of: named in its first line (Java, JavaScript, .NET) or its last (Python). */
export function exceptionTypeOf(stack: string): string | undefined {
  return JAVA_TYPE.exec(stack.slice(0, 300))?.[1] ?? PYTHON_TYPE.exec(stack.slice(-600))?.[1];
}
