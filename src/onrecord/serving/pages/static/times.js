// Times in the reader's zone; an article's own clock stays beside.

const day = { day: "numeric", month: "long", year: "numeric" };
const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const whole = new Intl.DateTimeFormat("en-GB", { ...day, ...clock });
const hours = new Intl.DateTimeFormat("en-GB", clock);
const days = new Intl.DateTimeFormat("en-GB", day);

const exact = /T\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/;

// A moment as a reader here writes it: "4 April 2031, 09:30".
const here = (moment) => whole.format(moment).replace(" at ", ", ");

// Minutes that a clock is ahead of UTC, as an ISO time says.
const ahead = (iso) => {
  const zone = iso.match(/([+-])(\d\d):(\d\d)$/);
  return zone ? (zone[1] === "-" ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
};

const seen = (time, moment) => {
  time.title = time.textContent;
  const minutes = Math.round((Date.now() - moment) / 60000);
  if (minutes >= 0 && minutes < 1) time.textContent = "just now";
  else if (minutes > 0 && minutes < 60) time.textContent = `${minutes} min ago`;
  else if (minutes > 0 && minutes < 720) time.textContent = `${Math.round(minutes / 60)} h ago`;
  else time.textContent = here(moment);
};

const own = (time, moment) => {
  if (ahead(time.dateTime) === -moment.getTimezoneOffset()) return;
  const same = days.format(moment) === time.textContent.split(",")[0];
  const yours = document.createElement("span");
  yours.className = "yours";
  yours.textContent = ` (${same ? hours.format(moment) : here(moment)} your time)`;
  time.after(yours);
};

export const setTimes = (root) => {
  for (const time of root.querySelectorAll("time[datetime]")) {
    const moment = new Date(time.dateTime);
    if (!exact.test(time.dateTime) || Number.isNaN(moment.getTime())) continue;
    if (time.classList.contains("seen")) seen(time, moment);
    else if (time.classList.contains("own")) own(time, moment);
  }
};
