create table session (
  id text primary key, project_id text not null, parent_id text, slug text not null, directory text not null,
  title text not null, version text not null, cost real not null default 0,
  tokens_input integer not null default 0, tokens_output integer not null default 0,
  tokens_reasoning integer not null default 0, tokens_cache_read integer not null default 0,
  tokens_cache_write integer not null default 0, time_created integer not null, time_updated integer not null
);
create table message (
  id text primary key, session_id text not null, time_created integer not null, time_updated integer not null,
  data text not null
);
create table part (
  id text primary key, message_id text not null, session_id text not null, time_created integer not null,
  time_updated integer not null, data text not null
);
create table session_message (
  id text primary key, session_id text not null, type text not null, time_created integer not null,
  time_updated integer not null, data text not null
);
insert into session values
  ('ses_b1', 'prj', null, 'one', '/home/me/shop', '', '1.18.0', 0.10172, 750, 130, 40, 1100, 0, 0, 0),
  ('ses_b2', 'prj', 'ses_b1', 'two', '/home/me/shop', '', '1.18.0', 0, 0, 0, 0, 0, 0, 0, 0),
  ('ses_b3', 'prj', null, 'fork', '/home/me/shop', '', '1.18.0', 0, 0, 0, 0, 0, 0, 0, 0);
insert into message values
  ('msg_b1', 'ses_b1', 0, 0, '{"role":"user","time":{"created":1793606399000}}'),
  ('msg_b2', 'ses_b1', 0, 0, '{"role":"assistant","time":{"created":1793606400000,"completed":1793606404000},"modelID":"gpt-6-sol","providerID":"openai","variant":"high","path":{"cwd":"/home/me/shop"},"cost":0.00172,"tokens":{"total":1000,"input":300,"output":60,"reasoning":40,"cache":{"read":600,"write":0}}}'),
  ('msg_b3', 'ses_b2', 0, 0, '{"role":"assistant","time":{"created":1793606500000,"completed":1793606501000},"modelID":"house-model","providerID":"local","path":{"cwd":"/home/me/shop"},"cost":0,"tokens":{"input":10,"output":5,"reasoning":0,"cache":{"read":0,"write":0}}}'),
  ('msg_b4', 'ses_b3', 0, 0, '{"role":"assistant","time":{"created":1793606400000,"completed":1793606404000},"modelID":"gpt-6-sol","providerID":"openai","variant":"high","path":{"cwd":"/home/me/shop"},"cost":0.00172,"tokens":{"total":1000,"input":300,"output":60,"reasoning":40,"cache":{"read":600,"write":0}}}');
insert into message values
  ('msg_b5', 'ses_b1', 0, 0, '{"role":"assistant","time":{"created":1757000000000,"completed":1757000009000},"modelID":"gpt-6-sol","providerID":"openai","cost":0.1,"tokens":{"input":50,"output":20,"reasoning":0,"cache":{"read":500,"write":0}}}');
insert into part values
  ('prt_1', 'msg_b5', 'ses_b1', 0, 0, '{"type":"step-start"}'),
  ('prt_2', 'msg_b5', 'ses_b1', 0, 0, '{"type":"step-finish","cost":0.06,"tokens":{"input":400,"output":50,"reasoning":0,"cache":{"read":0,"write":0}}}'),
  ('prt_3', 'msg_b5', 'ses_b1', 0, 0, '{"type":"step-finish","cost":0.04,"tokens":{"input":50,"output":20,"reasoning":0,"cache":{"read":500,"write":0}}}');
insert into session_message values
  ('evt_b2', 'ses_b1', 'assistant', 0, 0, '{"agent":"build","model":{"id":"gpt-6-sol","providerID":"openai"},"time":{"created":1793606400001,"completed":1793606404001},"cost":0,"tokens":{"input":300,"output":60,"reasoning":40,"cache":{"read":600,"write":0}},"content":[]}');
