create table session (
  id text primary key, project_id text not null, parent_id text, directory text not null,
  time_created integer not null, time_updated integer not null
);
create table message (
  id text primary key, session_id text not null, time_created integer not null, time_updated integer not null,
  data text not null
);
create table session_v2 (
  id text primary key, project_id text not null, parent_id text, directory text not null, cost real not null default 0,
  tokens_input integer not null default 0, tokens_output integer not null default 0,
  tokens_reasoning integer not null default 0, tokens_cache_read integer not null default 0,
  tokens_cache_write integer not null default 0, time_created integer not null, time_updated integer not null
);
create table session_message (
  id text primary key, session_id text not null, type text not null, seq integer not null,
  time_created integer not null, time_updated integer not null, data text not null
);
insert into session values
  ('ses_c1', 'prj', null, '/home/me/shop', 0, 0), ('ses_c0', 'prj', null, '/home/me/shop', 0, 0);
insert into session_v2 values ('ses_c1', 'prj', null, '/home/me/shop', 0.0032, 600, 150, 50, 0, 0, 0, 0);
insert into message values
  ('msg_c0', 'ses_c0', 0, 0, '{"role":"assistant","time":{"created":1793600000000,"completed":1793600001000},"modelID":"gpt-6-sol","providerID":"openai","cost":0,"tokens":{"total":30,"input":10,"output":20,"reasoning":0,"cache":{"read":0,"write":0}}}'),
  ('msg_c1', 'ses_c1', 0, 0, '{"role":"assistant","time":{"created":1793606400000,"completed":1793606404000},"modelID":"gpt-6-sol","providerID":"openai","cost":0.0018,"tokens":{"total":500,"input":400,"output":75,"reasoning":25,"cache":{"read":0,"write":0}}}');
insert into session_message values
  ('msg_c1', 'ses_c1', 'assistant', 1, 0, 0, '{"agent":"build","model":{"id":"gpt-6-sol","providerID":"openai"},"time":{"created":1793606400000,"completed":1793606404000},"cost":0.0018,"tokens":{"input":400,"output":75,"reasoning":25,"cache":{"read":0,"write":0}},"content":[]}'),
  ('msg_c2', 'ses_c1', 'user', 2, 0, 0, '{"text":"","time":{"created":1793606405000}}'),
  ('msg_c3', 'ses_c1', 'assistant', 3, 0, 0, '{"agent":"build","model":{"id":"gpt-6-sol","providerID":"openai","variant":"low"},"time":{"created":1793606500000,"completed":1793606502000},"cost":0.0014,"tokens":{"input":200,"output":75,"reasoning":25,"cache":{"read":0,"write":0}},"content":[]}');
