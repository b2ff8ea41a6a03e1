import { linePattern } from './patterns';

/** A form that lines of text logs have. */
export interface TextFormat {
  name: string;
  /**
   * Named groups become the parts of the record: the groups of a time pattern, `level`, `message`, `service`, `host`, `scope`,
   * `priority` (syslog), and the attributes listed in `GROUP_ATTRIBUTES`. Without `message` the whole line is the body.
   */
  pattern: RegExp;
  /** Whether a line that does not match continues the record above (stack traces), or stands for itself. */
  joins: boolean;
  /** Matches too easily to be trusted for a single line of a file that otherwise has another form. */
  weak: boolean;
  /** What this form's marks of a level stand for, where they are no names. */
  levels?: Readonly<Record<string, string>>;
}

/** What a group of a line format is called as an attribute. */
export const GROUP_ATTRIBUTES: Readonly<Record<string, string>> = {
  pid: 'process.pid',
  tid: 'thread.id',
  thread: 'thread.name',
  stream: 'log.iostream',
  client: 'client.address',
  user: 'user.name',
  method: 'http.request.method',
  path: 'url.path',
  query: 'url.query',
  protocol: 'network.protocol.name',
  status: 'http.response.status_code',
  bytes: 'http.response.body.size',
  referer: 'http.request.header.referer',
  agent: 'user_agent.original',
  file: 'code.file.path',
  line: 'code.line.number',
  requestId: 'request.id',
  messageId: 'syslog.msgid',
  data: 'syslog.structured_data',
  module: 'log.module',
  kind: 'log.type',
  label: 'log.label',
  code: 'error.code',
  database: 'db.namespace',
};

const one = (name: string, pattern: string): TextFormat => ({
  name,
  pattern: linePattern(pattern),
  joins: false,
  weak: false,
});
const many = (name: string, pattern: string): TextFormat => ({ ...one(name, pattern), joins: true });
const weak = (name: string, pattern: string): TextFormat => ({ ...many(name, pattern), weak: true });

const TAG = String.raw`(?:-- )?(?<service>[\w./@-]+)(?:\((?<module>[^)\s]*)\))?(?: [\d.]+)?(?:\[(?<pid>\d+)\])?: ?{message}`;
const ACCESS_LINE = String.raw`(?<client>\S+) \S+ (?<user>\S+) \[{clf}\] "(?<request>{quoted})" (?<status>\d{3}) (?<bytes>\d+|-)(?<rest>(?: "(?<referer>{quoted})" "(?<agent>{quoted})")?.*)`;

/** Access logs of Apache, nginx and others, common and combined. */
export const ACCESS = one('access', ACCESS_LINE);

/** Every form that is recognised, the more particular before the more general: the first that matches a line reads it. */
export const TEXT_FORMATS: readonly TextFormat[] = [
  ACCESS,
  one('cri', '{iso} (?<stream>stdout|stderr) [FP] {message}'),
  one(
    'syslog-5424',
    String.raw`{pri}1 (?:{iso}|-) (?<host>\S+) (?<service>\S+) (?<pid>\S+) (?<messageId>\S+) (?<data>-|(?:\[(?:[^"\]\\]|"{quoted}"|\\.)*\])+)(?: \ufeff?{message})?`,
  ),
  one('syslog', String.raw`(?:{pri})?{bsd} (?!{anyLevel})(?<host>[\w.:-]+) +${TAG}`),
  one('syslog-untagged', String.raw`(?:{pri})?{bsd} (?!{anyLevel})(?<host>[\w.:-]+) {message}`),
  one(
    'syslog-iso',
    String.raw`(?:{pri})?(?=\d{4}-\d\d-\d\dT\S+(?:Z|[+-]\d\d:\d\d) ){iso} (?!{anyLevel})(?<host>[\w.-]+) ${TAG}`,
  ),
  many(
    'apache-error',
    String.raw`\[{asctime}\] \[(?:(?<module>[\w-]+):)?(?<level>\w+)\](?: \[pid (?<pid>\d+)(?::tid (?<tid>\d+))?\])?(?: \[client (?<client>[^\]]+)\])? ?{message}`,
  ),
  many('nginx-error', String.raw`{iso} \[(?<level>\w+)\] (?<pid>\d+)#(?<tid>\d+): {message}`),
  many('android', String.raw`{monthDay} +(?<pid>\d+) +(?<tid>\d+) (?<level>[VDIWEFA]) (?<scope>.*?) *: ?{message}`),
  one(
    'bgl',
    String.raw`(?<label>\S+) (?<epoch>\d{10}) \d{4}\.\d\d\.\d\d (?<host>\S+) \d{4}-\d\d-\d\d-[\d.]+\.(?<fraction>\d{6}) \S+ (?<kind>\S+) (?<scope>\S+) (?<level>[A-Z]+) ?{message}`,
  ),
  many(
    'openstack',
    String.raw`(?:(?<service>[\w-]+)\.log\S* )?{iso} (?<pid>\d+) {level} (?<scope>\S+) \[(?:(?<requestId>req-\S+)[^\]]*|-)\] {message}`,
  ),
  many('windows-cbs', '{iso}, (?<level>[A-Z][a-z]+) +(?<scope>[A-Z]+)(?: +{message})?'),
  many(
    'spring-boot',
    String.raw`{iso} +{level} (?<pid>\d+) --- (?:\[[^\]]*\] )?\[ *(?<thread>[^\]]*)\] {scope} *: {message}`,
  ),
  many('log4j-thread-last', String.raw`{iso} {level} +\[(?<thread>[^\]]*)\] {scope}(?: -|:) {message}`),
  many('log4j-thread-first', String.raw`{iso} \[(?<thread>[^\]]*)\] {level} +{scope}(?: -|:) {message}`),
  many('kafka', String.raw`\[{iso}\] {level} (?<message>.*?) \((?<scope>[\w.$-]+)\)`),
  many('elasticsearch', String.raw`\[{iso}\]\[{level} *\]\[{scope} *\] ?{message}`),
  many('python', '{iso} - {scope} - {level} - {message}'),
  many('loguru', String.raw`{iso} \| {level} +\| {scope} - {message}`),
  many('zap-console', String.raw`{iso}\t{level}\t(?:{scope}\t)?(?:(?<file>[\w./-]+):(?<line>\d+)\t)?{message}`),
  many(
    'postgres',
    String.raw`{iso} [A-Z]{3,4} \[(?<pid>\d+)\] (?:(?<user>\w+)@(?<database>\w+) )?(?<level>[A-Z]+\d?): +{message}`,
  ),
  many(
    'mysql',
    String.raw`{iso} (?<tid>\d+) \[(?<level>\w+)\] (?:\[(?<code>[\w-]+)\] )?(?:\[(?<module>\w+)\] )?{message}`,
  ),
  many(
    'klog',
    String.raw`(?<level>[IWEF])(?<month>\d\d)(?<day>\d\d) (?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)\.(?<fraction>\d{6}) +(?<tid>\d+) (?<file>[\w./-]+):(?<line>\d+)\] {message}`,
  ),
  many('logrus', String.raw`(?<level>TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\[\d{4,}\] {message}`),
  {
    ...many('redis', String.raw`(?<pid>\d+):[XCSM] {rfc} (?<level>[.*#-]) {message}`),
    levels: { '.': 'debug', '-': 'verbose', '*': 'notice', '#': 'warning' },
  },
  many('hdfs', String.raw`{compact} (?<pid>\d+) {level} {scope}: {message}`),
  many('spark', '{shortYear} {level} {scope}: {message}'),
  many('level-logger', String.raw`{iso},? +\[?{level}\]?:? +\[?{scope}\]?(?::| -| \|) {message}`),
  many('level-first', String.raw`\[?{iso}\]?[ \t|,:-]*\[?{level}\]?[ \t|:-]+{message}`),
  many('level-within', String.raw`\[?{iso}\]?[ \t|,:-]+(?<message>{beforeLevel}\[?{LEVEL}\]?(?=[\s|:]|$).*)`),
  many('asctime-level', String.raw`\[?{asctime}\]?[ \t|,:-]*\[?{level}\]?[ \t|:-]+{message}`),
  many('bsd-level', String.raw`{bsd}[ \t|,:-]+\[?{LEVEL}\]?[ \t|:-]+{message}`),
  many(
    'clock-level',
    String.raw`\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?:[AP]M)? (?:\[(?<thread>[^\]]*)\] )?{level} +(?:(?:-|(?<scope>[A-Za-z_]\S{0,100}[.#]\S{0,150}?):?) )?(?:- )?{message}`,
  ),
  many('go', String.raw`{iso} (?<file>[\w./-]+\.go):(?<line>\d+): {message}`),
  many('time-only', String.raw`\[?{iso}\]?[ \t|,:-]+{message}`),
  weak('time-clf', String.raw`\[{clf}\] {message}`),
  weak('time-asctime', String.raw`\[?{asctime}\]?[ \t|,:-]+{message}`),
  weak('time-basic', '{basic} {message}'),
  weak('time-rfc', String.raw`\[?{rfc}\]?[ \t|,:-]+{message}`),
  weak('time-epoch', String.raw`\[?{epoch}\]?[ \t|,:-]+{message}`),
  weak('python-basic', String.raw`{LEVEL}:(?<scope>[\w.]+):{message}`),
  weak('level-only', String.raw`\[?{LEVEL}\]?:? +{message}`),
];
